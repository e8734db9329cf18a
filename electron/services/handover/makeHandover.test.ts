import { join } from 'node:path';
import { expect, test } from 'vitest';
import { specFixture } from '#test/helpers/specFixture.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { testProject } from '#test/helpers/testProject.ts';
import { valueOf } from '#test/helpers/valueOf.ts';
import { makeHandover } from './makeHandover.ts';

const PATH = 'specs/001-settings-editors/spec.md';

test('an earlier version is handed over as it was, under its own number', async () => {
  const text = specFixture('settings-editors.md');
  const repo = await tempRepo({ files: { [PATH]: text } });
  const first = (await repo.git('rev-parse', 'HEAD')).trim();
  await repo.commit({ [PATH]: text.replace('# Who can edit workspace settings', '# Another title') });
  const project = await testProject(repo);
  const make = (commit: string | null) =>
    makeHandover({
      root: repo.path,
      path: PATH,
      specId: '001-settings-editors',
      commit,
      projectName: 'harbor',
      git: project.git(),
      approvals: [],
      resources: join(import.meta.dirname, '../../../resources/handover'),
      fonts: 'left out',
      now: Date.UTC(2026, 10, 23),
    });
  const now = valueOf(await make(null));
  expect(now.html).toContain('Another title');
  const then = valueOf(await make(first));
  expect(then.html).not.toContain('Another title');
  expect(then.fileName).toBe('001-settings-editors-version-1-draft');
  expect(await make('0'.repeat(40))).toMatchObject({ ok: false, error: { code: 'unreadable' } });
});
