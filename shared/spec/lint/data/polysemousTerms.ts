import type { TermGroup } from './termGroup.ts';

/** Everyday words with several technical senses. Advice only: in a team that shares a glossary most of them are clear. */
export const POLYSEMOUS_TERMS: readonly TermGroup[] = [
  {
    reason: 'has several meanings in software',
    terms: `call, calls, called, action, actions, application, applications, type, types, page, pages, set,
      sets, point, points, release, releases, value, values, running, power, direct, table, tables,
      board, class, classes, image, images, block, blocks, client, clients, store, stores, log, logs,
      monitor, monitors, fixed, mean, means, dynamic, current, active, segment, segments, window,
      windows, list, lists, procedure, terminal, match, matches, port, ports, cell, cells, record,
      form, forms, key, keys, tag, tags, thread, threads, channel, channels, bank, address, charge,
      charges, post, posts, bug, mouse, host, branch, branches, bus, leaf, root, token, tokens`,
  },
  { reason: 'points to something that may follow anywhere', terms: 'following, the following, as follows' },
];
