import type { ConfigValue } from '#electron/git/hardening.ts';
import { disarm } from '#electron/git/repositoryOverrides.ts';

export type Setting = { readonly scope: string; readonly key: string; readonly value: string };

/** Programs that git starts on the way to a remote, and what they are where the person chose none. */
const PROGRAMS: Readonly<Record<string, string>> = {
  'core.sshcommand': 'ssh',
  'core.askpass': '',
  'core.alternaterefscommand': ':',
};
const HELPER = /^credential\.(?:.+\.)?helper$/s;

const FIXED: readonly ConfigValue[] = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', ''],
  ['protocol.ext.allow', 'never'],
  ['submodule.recurse', 'false'],
  ['fetch.recurseSubmodules', 'no'],
  ['push.recurseSubmodules', 'no'],
  ['push.gpgSign', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
];

/**
 * The values that keep a repository's own files from choosing a program to run when its remote is reached. The
 * person's, in their own files, go on to hold.
 */
export function remoteSettings(all: readonly Setting[]): readonly ConfigValue[] {
  const isOwn = ({ scope }: Setting) => scope === 'local' || scope === 'worktree';
  const own = all.filter(isOwn);
  const persons = all.filter((setting) => !isOwn(setting));
  return [...FIXED, ...disarm(all).values, ...own.flatMap(({ key }) => instead(key, persons))];
}

function instead(key: string, persons: readonly Setting[]): readonly ConfigValue[] {
  const program = PROGRAMS[key];
  if (program !== undefined)
    return [[key, persons.findLast((setting) => setting.key === key)?.value ?? program]];
  // The first one named counts, so no later one can take its place.
  if (key === 'core.gitproxy') return [['protocol.git.allow', 'never']];
  if (!HELPER.test(key)) return [];
  // An empty one forgets all before it.
  const helpers = persons.filter((setting) => HELPER.test(setting.key));
  return [['credential.helper', ''], ...helpers.map(({ key: name, value }) => [name, value] as const)];
}
