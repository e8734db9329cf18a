import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { runCommand } from './runCommand.ts';

const SAMPLE = 'resources/sample/harbor';
const FILES = [
  'overture.yaml',
  'package.json',
  'specs/001-settings-editors/spec.md',
  ...[
    'app',
    'main',
    'auth/roles',
    'http/errors',
    'http/router',
    'members/members',
    'members/members-cache',
  ].map((name) => `src/server/${name}.ts`),
  'src/server/routes/settings.ts',
  'src/server/routes/billing.ts',
  'src/server/audit/audit-log.ts',
  'src/web/settings/settings-page.ts',
  'test/settings.test.ts',
];

async function harbor() {
  const texts = await Promise.all(
    FILES.map(async (path) => [path, await readFile(join(SAMPLE, path), 'utf8')]),
  );
  return tempRepo({ files: Object.fromEntries(texts) as Record<string, string> });
}

async function run(folder: string, ...args: readonly string[]) {
  const printed: string[] = [];
  const told: string[] = [];
  const exit = await runCommand(args, {
    folder,
    print: (text) => void printed.push(text),
    tell: (line) => void told.push(line),
  });
  return { exit, printed: printed.join(''), told: told.join('\n') };
}

type Printed = {
  readonly spec: string;
  readonly tasks: readonly {
    readonly id: string;
    readonly title: string;
    readonly criteria: readonly string[];
    readonly scope: { readonly change: readonly string[] };
  }[];
  readonly waves: readonly { readonly taskIds: readonly string[] }[];
  readonly criticalPath: { readonly taskIds: readonly string[] };
  readonly pattern: string;
  readonly codeEdges: readonly { readonly from: string; readonly to: string; readonly reason: string }[];
  readonly overlaps: readonly unknown[];
  readonly problems: readonly { readonly severity: string }[];
};

test('drafts the sample and prints the plan with all that is known of it, and nothing else on stdout', async () => {
  const repo = await harbor();
  const { exit, printed } = await run(
    repo.path,
    'plan',
    'specs/001-settings-editors',
    '--json',
    '--data',
    'data',
  );
  const plan = JSON.parse(printed) as Printed;
  expect({ exit, spec: plan.spec, pattern: plan.pattern }).toEqual({
    exit: 0,
    spec: '001-settings-editors',
    pattern: 'assembly-line',
  });
  expect(plan.waves.flatMap(({ taskIds }) => taskIds).toSorted()).toEqual(plan.tasks.map(({ id }) => id));
  expect(plan.criticalPath.taskIds.length).toBeGreaterThan(3);
  expect([plan.overlaps, plan.problems]).toEqual([[], []]);
  const trail = plan.tasks.find(({ criteria }) => criteria.includes('AC-4.1'));
  expect(trail?.scope.change).toEqual(
    expect.arrayContaining(['src/server/audit/audit-log.ts', 'src/server/routes/settings.ts']),
  );
});

test('takes the id or the file of a spec, and prints plan.yaml for people', async () => {
  const repo = await harbor();
  const byId = await run(repo.path, 'plan', '001-settings-editors', '--data', 'data');
  expect(byId.printed).toMatch(/^overture: 1\nspec: 001-settings-editors\ntasks:\n/);
  expect(byId.told).toContain('Critical path: ');
  const file = 'specs/001-settings-editors/spec.md';
  expect((await run(repo.path, 'plan', file, '--data', 'data')).printed).toBe(byId.printed);
});

test('what cannot be planned ends with 1 and a sentence; wrong use ends with 2', async () => {
  const repo = await tempRepo({ files: { 'specs/001-a/spec.md': '# Nothing yet\n' } });
  const empty = await run(repo.path, 'plan', '001-a', '--json', '--data', 'data');
  expect(empty).toMatchObject({
    exit: 1,
    printed: '',
    told: expect.stringContaining('no requirement with a criterion'),
  });
  for (const args of [[], ['a', 'b'], ['nowhere'], ['001-a', '--jsno']]) {
    const { exit, printed, told } = await run(repo.path, 'plan', ...args);
    expect({ exit, printed, told: told.length > 0 }).toEqual({ exit: 2, printed: '', told: true });
  }
});

test('check holds the scopes of a plan against the files, and tells overlaps', async () => {
  const repo = await harbor();
  const task = (id: string, change: string) =>
    `  - id: ${id}\n    title: Task ${id}\n    criteria: [AC-1.${id.slice(1)}]\n    checks: [test]\n    scope:\n      change: [${change}]\n`;
  await repo.write({
    'specs/001-settings-editors/plan.yaml': `overture: 1\nspec: 001-settings-editors\ntasks:\n${task('T1', 'src/server/routes/**')}${task('T2', 'src/server/routes/settings.ts')}${task('T3', 'lib/**')}`,
  });
  const { exit, printed } = await run(repo.path, 'check', '--json');
  const findings = JSON.parse(printed) as { file: string; line: number; smell: string; message: string }[];
  const messages = findings
    .filter(({ smell, line }) => smell === 'plan' && line > 1)
    .map(({ message }) => message);
  expect(messages).toEqual([
    'T1 and T2 would change the same file. One after the other adds about 20 min.',
    'T3 may change files that do not exist. No file has such a name. Name a new file in full, or mend the pattern.',
  ]);
  expect(exit).toBe(0);
});
