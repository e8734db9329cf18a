import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectIdSchema } from '#shared/project/project.ts';
import { claimRepository } from './claimRepository.ts';

const id = projectIdSchema.parse('0123456789abcdef');

test('one repository is held by one Overture, and the next takes over when it is let go', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'claims-'));
  const [first, second] = [await claimRepository(id, folder), await claimRepository(id, folder)];
  expect([first.isOurs(), second.isOurs(), first.isOurs()]).toEqual([true, false, true]);
  first.release();
  expect(second.isOurs()).toBe(true);
  second.release();
});
