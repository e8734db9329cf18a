import { readFile, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { processStartTime } from '#electron/process/processIdentity.ts';
import {
  finish,
  QUICK,
  reopen,
  setting,
  startHost,
  waitForActivity,
  WRITER,
} from '#test/helpers/killedHost.ts';
import { call, must } from '#test/helpers/runHost.ts';

test('a host killed while an agent works leaves its work, which goes on in the same workspace', async () => {
  const place = await setting(WRITER);
  const first = startHost(place);
  const attemptId = await first.event('working');
  // The agent has written its line once it has said its number.
  const [, pid] = await waitForActivity(place, attemptId, /pid (\d+)/);
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');

  const bench = await reopen(place);
  const attempt = await bench.attempt('T1', 'interrupted');
  expect(attempt.problem).toBe('Overture ended while it was at work. Everything in its workspace is kept.');
  expect(await processStartTime(Number(pid))).toBeNull();
  must(await bench.host.run.resumeAttempt({ ...bench.ids, attemptId: attempt.id, by: 'Priya' }, call));
  const run = await finish(bench);
  expect(run.attempts).toHaveLength(1);
  expect(await place.repo.read('one.txt')).toBe('line\nline\n');
});

test('a workspace that git was still filling is made again, so that nothing looks deleted', async () => {
  const place = await setting(QUICK);
  const first = startHost(place, { killAt: 'before workspacePrepared' });
  await once(first.child, 'exit');
  const listed = await place.repo.git('worktree', 'list', '--porcelain');
  const path = /^worktree (.+run-1\.T1\.1)$/m.exec(listed)?.[1] ?? '';
  await rm(join(path, 'overture.yaml'));
  const bench = await reopen(place);
  const attempt = await bench.attempt('T1', 'interrupted');
  must(await bench.host.run.resumeAttempt({ ...bench.ids, attemptId: attempt.id, by: 'Priya' }, call));
  const run = await finish(bench);
  expect(run.attempts[0]?.files.map((file) => file.path)).toEqual(['one.txt']);
});

test('a workspace whose folder was deleted is made again from its branch', async () => {
  const place = await setting(QUICK);
  const first = startHost(place, { killAt: 'after handedIn' });
  await once(first.child, 'exit');
  const bench = await reopen(place);
  const attempt = await bench.attempt('T1', 'interrupted');
  await rm(attempt.workspace!.path, { recursive: true });
  must(await bench.host.run.resumeAttempt({ ...bench.ids, attemptId: attempt.id, by: 'Priya' }, call));
  const run = await finish(bench);
  expect(run.attempts[0]?.files.map((file) => file.path)).toEqual(['one.txt']);
  expect(await place.repo.read('one.txt')).toBe('line\n');
});

test('a branch that the person opened in a folder of their own is neither worked in nor removed', async () => {
  const place = await setting(QUICK);
  const first = startHost(place, { killAt: 'after handedIn' });
  await once(first.child, 'exit');
  const bench = await reopen(place);
  const attempt = await bench.attempt('T1', 'interrupted');
  const { path, branch } = attempt.workspace!;
  const own = place.repo.sibling('own');
  await place.repo.git('worktree', 'remove', '--force', '--force', path);
  await place.repo.git('worktree', 'add', '-q', own, branch);
  await writeFile(join(own, 'one.txt'), 'mine\n');
  must(await bench.host.run.resumeAttempt({ ...bench.ids, attemptId: attempt.id, by: 'Priya' }, call));
  const failed = await bench.attempt('T1', 'failed');
  expect(failed.problem).toBe(
    `Its workspace could not be made. ${branch} is open in ${own}. Switch to another branch there, then try again.`,
  );
  expect(await readFile(join(own, 'one.txt'), 'utf8')).toBe('mine\n');
});
