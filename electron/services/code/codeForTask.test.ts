import { expect, test, vi } from 'vitest';
import type { CodeStatus } from '#shared/code/code.ts';
import type { TaskCode } from '#shared/code/taskCode.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { projectIdSchema } from '#shared/project/project.ts';
import { codeForTask } from './codeForTask.ts';

const CODE: TaskCode = { change: [], read: [], landed: [], found: [], leftOut: 0 };
const id = projectIdSchema.parse('0123456789abcdef');
const asked = {
  commit: 'HEAD',
  change: [],
  read: [],
  landed: [],
  words: '',
  without: null,
  carried: [],
};

/** A reader whose status and answer the test decides. */
function reader(status: CodeStatus) {
  const listeners = new Set<(status: CodeStatus) => void>();
  const answer = Promise.withResolvers<Result<TaskCode, string>>();
  return {
    listeners,
    answer,
    questions: 0,
    status: () => status,
    follow(_id: unknown, listener: (status: CodeStatus) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    forTask() {
      this.questions += 1;
      return answer.promise;
    },
  };
}
const { signal } = new AbortController();

const READY: CodeStatus = { state: 'ready', files: 2, notes: [] };

test('an index that is read already answers, and why it cannot is half a sentence', async () => {
  const ready = reader(READY);
  ready.answer.resolve(ok(CODE));
  expect(await codeForTask(ready, { id, asked, signal })).toEqual(ok(CODE));
  const unable = reader(READY);
  unable.answer.resolve(fail('HEAD names no commit.'));
  expect(await codeForTask(unable, { id, asked, signal })).toEqual(fail('HEAD names no commit'));
  expect([ready.questions, ready.listeners.size, unable.listeners.size]).toEqual([1, 0, 0]);
});

test('an index still being read is waited for, however often it says how far it is', async () => {
  const reading = reader({ state: 'reading', done: 1, total: 2 });
  const ended = vi.fn();
  const asking = codeForTask(reading, { id, asked, signal }).finally(ended);
  for (const listener of reading.listeners) listener({ state: 'reading', done: 2, total: 2 });
  for (const listener of reading.listeners) listener(READY);
  await new Promise((resolve) => setImmediate(resolve));
  expect([ended.mock.calls.length, reading.listeners.size]).toEqual([0, 1]);
  reading.answer.resolve(ok(CODE));
  expect(await asking).toEqual(ok(CODE));
  expect([reading.questions, reading.listeners.size]).toEqual([1, 0]);
});

test('what a person stopped, or what failed, is not begun again', async () => {
  const stopped = reader({ state: 'cancelled' });
  expect(await codeForTask(stopped, { id, asked, signal })).toEqual(fail('reading it was stopped'));
  const failed = reader({ state: 'failed', reason: 'The disk is gone.' });
  expect(await codeForTask(failed, { id, asked, signal })).toEqual(fail('reading it failed'));
  expect([stopped.questions, failed.questions]).toEqual([0, 0]);
});

test('the wait ends when the reading fails, at the limit, and when the work stops', async () => {
  const failing = reader({ state: 'waiting' });
  const asking = codeForTask(failing, { id, asked, signal });
  for (const listener of failing.listeners) listener({ state: 'failed', reason: 'x' });
  expect(await asking).toEqual(fail('reading it failed'));
  expect(await codeForTask(reader({ state: 'waiting' }), { id, asked, signal, limitMs: 1 })).toEqual(
    fail('it is still being read'),
  );
  const work = new AbortController();
  const held = codeForTask(reader({ state: 'waiting' }), { id, asked, signal: work.signal });
  work.abort();
  expect(await held).toEqual(fail('the work was stopped'));
});
