import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { serveCodeIndex } from './serveCodeIndex.ts';
import type { FromWorker } from './workerMessages.ts';

const FILES = {
  'gate.ts': "import { ring } from './bell.ts';\nexport function openGate() { ring(); }\n",
  'bell.ts': 'export function ring() {}\n',
};
const TASK = {
  commit: 'HEAD',
  change: ['bell.ts'],
  read: [],
  landed: [],
  words: '',
  without: null,
  carried: [],
};

async function serve() {
  const repo = await tempRepo({ files: FILES });
  const messages: FromWorker[] = [];
  const start = { root: repo.path, databaseFile: ':memory:', trusted: false, program: null };
  const server = serveCodeIndex(start, (message) => messages.push(message));
  onTestFinished(() => server.close());
  const states = () => messages.flatMap((one) => (one.type === 'status' ? [one.status.state] : []));
  return { repo, server, messages, states };
}

test('a task asks the index as it is once nothing is being read into it, also when that begins meanwhile', async () => {
  const { server, messages } = await serve();
  const asking = server.forTask({ id: 1, asked: TASK });
  server.update(false);
  await asking;
  expect(messages.filter(({ type }) => type !== 'status')).toEqual([
    {
      type: 'knownForTask',
      id: 1,
      code: expect.objectContaining({
        change: [expect.objectContaining({ path: 'bell.ts', users: ['gate.ts'] })],
      }),
    },
  ]);
});

test('a reading that was stopped begins again when somebody asks for it, though its end is still to come', async () => {
  const { repo, server, states } = await serve();
  server.update(false);
  server.update(false);
  server.cancel();
  await server.look({ id: 1, globs: [] });
  expect(states().at(-1)).toBe('cancelled');
  expect(states()).not.toContain('ready');

  writeFileSync(join(repo.path, 'gate.ts'), 'export class Tower {}\n');
  server.update(false);
  server.cancel();
  server.update(false);
  await server.look({ id: 2, globs: [] });
  expect(states().at(-1)).toBe('ready');
});
