import { expect, test } from 'vitest';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import { openNativeGit } from '#test/helpers/openNativeGit.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { feedPatch } from './feedPatch.ts';
import { readChange } from './readChange.ts';

type Read = (onBeginning: (patch: string) => void) => Promise<Result<{ patch: string }, ReviewError>>;

/** All that a page hears, in order. */
async function heard(read: Read, signal = new AbortController().signal) {
  const told: { readonly patch: string; readonly whole?: boolean }[] = [];
  const feed = {
    snapshot: (value: { readonly patch: string; readonly whole: boolean }) => void told.push(value),
    event: (value: { readonly patch: string }) => void told.push(value),
  };
  const end = await feedPatch(feed, signal, read);
  return { told, end };
}

/** The patch between two texts of one file, as git prints it piece by piece. */
async function changeOf(before: string, after: string) {
  const repo = await tempRepo();
  const from = await repo.commit({ 'a.txt': before });
  const to = await repo.commit({ 'a.txt': after });
  const git = await openNativeGit(repo);
  const read: Read = async (onBeginning) => {
    const patch = await readChange(git, { from, to }, onBeginning);
    return patch.ok ? ok({ patch: patch.value }) : fail({ code: 'failed', reason: patch.error.code });
  };
  return { read, printed: await repo.git('diff', '--src-prefix=a/', '--dst-prefix=b/', from, to) };
}

const text = (words: string, count: number) =>
  Array.from({ length: count }, (_, line) => `${words} ${line} ä “quote”\n`).join('');

test('a short change comes whole at once', async () => {
  const { read, printed } = await changeOf('one\n', 'two\n');
  expect(
    (await heard(read)).told.map(({ patch, whole }) => [patch.split('\n').slice(2).join('\n'), whole]),
  ).toEqual([[printed.split('\n').slice(2).join('\n'), true]]);
});

test('a long change begins with whole lines of it, and its parts spell all of it', async () => {
  const { read, printed } = await changeOf(text('old', 40_000), text('new', 40_000));
  const { told, end } = await heard(read);
  const [beginning, ...parts] = told;
  const whole = parts.map(({ patch }) => patch).join('');
  expect(end).toEqual(ok(undefined));
  expect(beginning?.whole).toBe(false);
  expect(beginning?.patch.endsWith('\n')).toBe(true);
  expect(whole.startsWith(beginning?.patch ?? 'nothing')).toBe(true);
  expect(parts.length).toBeGreaterThan(1);
  expect(whole.slice(whole.indexOf('@@'))).toBe(printed.slice(printed.indexOf('@@')));
});

test('what cannot be read is refused, also behind a beginning', async () => {
  const refused = fail({ code: 'failed' as const, reason: 'git was stopped' });
  const { told, end } = await heard((onBeginning) => {
    onBeginning('diff --git a/a b/a\n');
    return Promise.resolve(refused);
  });
  expect(end).toEqual(refused);
  expect(told).toEqual([{ patch: 'diff --git a/a b/a\n', whole: false }]);
});

test('a page that has gone is told no more', async () => {
  const control = new AbortController();
  const { told } = await heard((onBeginning) => {
    onBeginning('diff');
    control.abort();
    return Promise.resolve(ok({ patch: 'x'.repeat(5_000_000) }));
  }, control.signal);
  expect(told).toHaveLength(1);
});
