import { readFileSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { type TempRepo, tempRepo } from '#test/helpers/tempRepo.ts';
import { serveCodeIndex } from './serveCodeIndex.ts';
import type { FromWorker } from './workerMessages.ts';

const PAGE_BYTES = 4096;
const FILES = {
  'gate.ts': "import { ring } from './bell.ts';\nexport function openGate() { ring(); }\n",
  'bell.ts': 'export function ring() {}\n',
  'tower.ts': 'export class Tower {}\n',
};

const TASK = {
  commit: 'HEAD',
  change: ['gate.ts'],
  read: [],
  landed: [],
  words: 'ring the bell of the tower',
  without: null,
  carried: [],
};

/** Reads the code of a repository with an index kept in a file, asks one question, and ends. */
async function ask(repo: TempRepo, databaseFile: string) {
  const messages: FromWorker[] = [];
  const start = { root: repo.path, databaseFile, trusted: false, program: null };
  const server = serveCodeIndex(start, (message) => messages.push(message));
  let isOpen = true;
  const close = async () => {
    if (isOpen) await server.close();
    isOpen = false;
  };
  onTestFinished(close);
  server.update(false);
  await server.find({ id: 1, query: 'open the gate and ring', limit: 5, without: null });
  await server.look({ id: 2, globs: ['*.ts'] });
  // While it is read again, two at once come upon what is damaged.
  server.update(false);
  await Promise.all([
    server.forTask({ id: 3, asked: TASK }),
    server.find({ id: 4, query: 'tower', limit: 5, without: null }),
  ]);
  await close();
  const notes = messages.flatMap((one) =>
    one.type === 'status' && one.status.state === 'ready' ? one.status.notes : [],
  );
  const answers = messages.flatMap((one) => (one.type === 'status' || one.type === 'closed' ? [] : [one]));
  return { answers: answers.toSorted((one, other) => one.id - other.id), notes };
}

const TOLD =
  'What was known of the code was damaged on the disk. It has been read anew, so nothing is missing.';

test('an index damaged on any of its pages still answers as a sound one, and says that it was read anew', async () => {
  const repo = await tempRepo({ files: FILES });
  const file = repo.sibling('code.sqlite');
  const sound = await ask(repo, file);
  expect(sound.answers.map(({ type }) => type)).toEqual(['found', 'looked', 'knownForTask', 'found']);
  expect(sound.notes).not.toContain(TOLD);

  const bytes = readFileSync(file);
  let told = 0;
  for (let at = 0; at < bytes.length; at += PAGE_BYTES) {
    const damaged = Buffer.from(bytes);
    damaged.fill(0xa7, at, at + PAGE_BYTES);
    writeFileSync(file, damaged);
    const { answers, notes } = await ask(repo, file);
    expect(answers, `page ${at / PAGE_BYTES + 1}`).toEqual(sound.answers);
    if (notes.includes(TOLD)) told += 1;
  }
  // Some pages hold what no question here needs, such as the index of a table that is empty.
  expect(told).toBeGreaterThan(10);
});

test('a file that is no index at all gives way to one', async () => {
  const repo = await tempRepo({ files: FILES });
  const file = repo.sibling('code.sqlite');
  writeFileSync(file, 'Somebody wrote over this. '.repeat(400));
  const { answers, notes } = await ask(repo, file);
  expect(answers[0]).toMatchObject({ type: 'found', files: [{ path: 'gate.ts' }, { path: 'bell.ts' }] });
  expect(notes).toContain(TOLD);
});
