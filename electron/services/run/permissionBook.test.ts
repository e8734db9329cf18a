import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLedger } from '#electron/storage/ledger.ts';
import { actOf } from '#shared/run/permission.ts';
import { createPermissionBook } from './permissionBook.ts';

test('keeps what was allowed for good until it is forgotten, also when opened anew', () => {
  const folder = mkdtempSync(join(tmpdir(), 'permissions-'));
  const ledger = openLedger(join(folder, 'ledger.db'), () => Date.UTC(2026, 5, 9));
  onTestFinished(() => {
    ledger.close();
    rmSync(folder, { recursive: true });
  });
  const tests = { title: 'May it run this command?', detail: 'npm test' };
  const build = { title: 'May it run this command?', detail: 'npm run build' };
  const book = createPermissionBook(ledger);
  let heard = 0;
  book.listen(() => heard++);
  book.allow(tests, 'Priya');
  book.allow(tests, 'Tomás');
  book.allow(build, 'Priya');
  book.forget(tests, 'Priya');
  book.forget(tests, 'Priya');
  expect(heard).toBe(3);

  const again = createPermissionBook(ledger);
  expect(again.all()).toEqual([{ ...build, by: 'Priya', at: '2026-06-09T00:00:00.000Z' }]);
  expect([again.holds(actOf(build)), again.holds(actOf(tests))]).toEqual([true, false]);
});
