import { expect, test } from 'vitest';
import type { CodeSymbol } from '#shared/code/code.ts';
import { fail, ok } from '#shared/contract/result.ts';
import { roleSchema } from '#shared/plan/plan.ts';
import { commitIdSchema } from '#shared/project/project.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { after, at, COMMIT, makeTask, startedRun, taskId } from '#test/helpers/makeRun.ts';
import { hideSecrets, SECRET_MARK } from './brief/hideSecrets.ts';
import { briefFor } from './briefFor.ts';
import { launchOf } from './decideAttempt.ts';
import { attemptIdOf } from './names.ts';
import type { ChangedFile, CheckResult, RunTask } from './run.ts';

const spec = parseSpec(`# Who may edit

## Requirements

### R1 Owners choose

- **AC-1.1** The system SHALL let owners choose.

## Constraints
- **C1** Refusals go through \`Refused\`.

## Decisions
- **D1** 2026-06-09 Refusals answer 403. (from Q7)
`);
const robot = { kind: 'command', id: 'robot', name: 'Robot', command: 'robot' } as const;
const nothing = { comments: [], conflicts: [], checks: [] };
const checks = [{ name: 'test', command: 'npm test' }];
const PASSED: CheckResult = {
  name: 'test',
  command: 'npm test',
  exitCode: 0,
  passed: true,
  seconds: 1,
  output: '',
  commit: COMMIT,
  at: at(0),
  criteria: [],
};
const changed = (path: string, kind: 'added' | 'changed' | 'deleted') => ({
  path,
  oldPath: null,
  kind,
  added: 1,
  removed: 1,
  inScope: true,
  protected: false,
});
const fileOf = (path: string, symbols: CodeSymbol[]) => ({
  path,
  symbols,
  users: [],
  userCount: 0,
  tests: [],
  testCount: 0,
});

const brief = (
  some: Partial<Parameters<typeof briefFor>[0]> & Pick<Parameters<typeof briefFor>[0], 'task'>,
) =>
  briefFor({
    run: startedRun([some.task]),
    role: some.task.role,
    spec,
    checks,
    earlier: nothing,
    patch: '',
    ...some,
  });

test('an investigator is told that its report is the result, and may change nothing', () => {
  const task = makeTask(1, {
    role: 'investigate',
    change: [],
    read: ['src/**'],
    instructions: 'Who decides?',
  });
  const text = brief({ task, checks: [] });
  expect(text).toContain('You find something out for the spec “Who may edit”.');
  expect(text).toContain('## What to do\n\nWho decides?');
  expect(text).toContain('- none; a change is shown to the reviewer as out of scope');
  expect(text).toContain('## Constraints\n\n- **C1** Refusals go through `Refused`.');
  expect(text).toContain('Your report is the result; change no file unless the task asks for it.');
  expect(text).not.toContain('## Checks that will run');
});

test('a critic reads what has landed and its checks, and nobody’s words about it', () => {
  const task = makeTask(2, { role: 'critique', change: [], criteria: ['AC-1.1'], instructions: 'Break it.' });
  const run = landedRun([makeTask(1), task], 'I am proud of it.');
  const code = ok({ change: [], read: [], landed: [], found: [], leftOut: 0 });
  const text = brief({ task, run, patch: '+ the work', code });
  expect(text).toContain('You look for what is wrong for the spec “Who may edit”.');
  expect(text).toContain('Judge what is there; do not mend it.');
  expect(text).toContain('## Check results so far\n\n- test (`npm test`): passed');
  expect(text).toContain('## The changes\n\n```diff\n+ the work\n```');
  expect(text).toContain('Write what you found, the gravest first');
  expect(text).not.toMatch(/proud|Already landed|Code that matters|Decisions|Files you may change/);
});

test('boundaries bind those who work and those who judge', () => {
  const bound = parseSpec(
    '# S\n\n## Boundaries\n\n- **B1** (security) Nothing is readable across workspaces.\n',
  );
  const told = '## Boundaries\n\n- **B1** Nothing is readable across workspaces.';
  for (const role of ['investigate', 'implement', 'verify', 'critique', 'debug'] as const)
    expect(brief({ task: makeTask(1, { role }), spec: bound }), role).toContain(told);
});

test('names the files that tasks before it changed, with what is defined in them, the nearest first', () => {
  const tasks = [
    makeTask(1, { title: 'Aside' }),
    makeTask(2, { title: 'Before the one before' }),
    makeTask(3, { title: 'Right before', needs: [taskId(2)] }),
    makeTask(4, { needs: [taskId(3)], read: ['src/rule.ts'], instructions: 'Use `late`.' }),
  ];
  const files = (id: string) =>
    id === 'T3'
      ? [changed('src/z.ts', 'added'), changed('src/rule.ts', 'changed'), changed('old.ts', 'deleted')]
      : [changed(`src/${id}.ts`, 'added')];
  const run = landedRun(tasks, '', files);
  const many = Array.from({ length: 14 }, (_, index) => ({
    name: `f${index}`,
    kind: 'function' as const,
    line: index + 1,
  }));
  const landed = [
    fileOf('src/rule.ts', [
      { name: 'Rule', kind: 'type', line: 3 },
      { name: 'mayEdit', kind: 'function', line: 9 },
    ]),
    fileOf('src/z.ts', [...many, { name: 'late', kind: 'function', line: 40 }]),
  ];
  const code = ok({ change: [], read: [], landed, found: [], leftOut: 0 });
  const text = brief({ task: tasks[3]!, run, code });
  expect(text.slice(text.indexOf('## Already landed'), text.indexOf('## Checks'))).toBe(`## Already landed

What this task builds on:

- T3 Right before
  - \`src/rule.ts\`: type \`Rule\` 3, function \`mayEdit\` 9
  - \`old.ts\` (deleted)
  - \`src/z.ts\` (added): ${many
    .slice(0, 11)
    .map(({ name, line }) => `function \`${name}\` ${line}`)
    .join(', ')}, function \`late\` 40, … and 3 more
- T2 Before the one before
  - \`src/T2.ts\` (added)

Also landed:

- T1 Aside

`);
});

test('names the code around a task with its uses and tests, or says in one line why it cannot', () => {
  const task = makeTask(1);
  const file = {
    ...fileOf('src/t1.ts', [{ name: 'mayEdit', kind: 'function', line: 9 }]),
    users: ['a.ts'],
    userCount: 3,
    tests: ['a.test.ts'],
    testCount: 1,
  };
  const found = [
    {
      path: 'src/b.ts',
      score: 1,
      symbols: [],
      reasons: [
        { kind: 'name' as const, text: 'defines isAdmin' },
        { kind: 'path' as const, text: 'its path says b' },
      ],
    },
  ];
  const text = brief({ task, code: ok({ change: [file], read: [], landed: [], found, leftOut: 2 }) });
  expect(text).toContain(`Of the files you may change:

- \`src/t1.ts\`: function \`mayEdit\` 9; used by \`a.ts\` and 2 more; tested by \`a.test.ts\`

… and 2 more files of these scopes.

Found beside them by the words of the task and its criteria, the best first:

- \`src/b.ts\`: defines isAdmin; its path says b
`);
  expect(brief({ task, code: fail('it is still being read') })).toContain(
    '## Code that matters here\n\nThe code index could not be asked (it is still being read), so what it knows is left out.\n',
  );
});

test('a secret is hidden before a title or a report is cut, so that no half of it is left', () => {
  const secret = 'hunter2-'.repeat(10);
  const tasks = [
    makeTask(1, { role: 'investigate', title: `${'x'.repeat(290)}${secret}` }),
    makeTask(2, { needs: [taskId(1)], title: `${'y'.repeat(290)}${secret}`, instructions: secret }),
  ];
  const run = landedRun(tasks, `${'z'.repeat(5_850)}${secret}${'z'.repeat(5_000)}`);
  const text = brief({ task: tasks[1]!, run, hide: hideSecrets([secret]) });
  expect(text).toContain('- T1 x');
  expect(text).toContain('  > zz');
  expect(text).not.toContain('hunter');
});

test.each(roleSchema.options)(
  'no text for %s holds a secret; globs, paths and commands stay as they are',
  (role) => {
    const secret = 'inventory-1';
    const tasks = [
      makeTask(1, { role: 'investigate', title: `Before ${secret}` }),
      makeTask(2, {
        role,
        needs: [taskId(1)],
        title: `Title ${secret}`,
        instructions: `Do ${secret}.`,
        criteria: ['AC-1.1'],
        change: ['src/inventory-1/**'],
        read: ['docs/inventory-1.md'],
      }),
    ];
    const told = parseSpec(
      `# Spec ${secret}\n\n## Scope\n\n### Out\n\n- ${secret}\n\n## Requirements\n\n### R1 Of ${secret}\n\n- **AC-1.1** The system SHALL ${secret}.\n  - shown by: \`make inventory-1\`\n  - shown by: a look at ${secret}\n\n## Constraints\n\n- **C1** ${secret}\n\n## Boundaries\n\n- **B1** ${secret}\n\n## Decisions\n\n- **D1** ${secret}\n`,
    );
    const file = fileOf('src/inventory-1/a.ts', [{ name: secret, kind: 'function', line: 1 }]);
    const reasons = [{ kind: 'text' as const, text: `says ${secret}` }];
    const found = [{ path: 'src/b.ts', score: 1, symbols: [], reasons }];
    const failed = { ...PASSED, command: 'test inventory-1', exitCode: 1, passed: false, output: secret };
    const comment = { id: '1', anchor: { kind: 'attempt' as const }, text: secret, by: 'P', at: at(0) };
    const request = {
      run: landedRun(tasks, `Found ${secret}.`, () => [changed('src/inventory-1/a.ts', 'added')]),
      task: tasks[1]!,
      role,
      spec: told,
      checks: [{ name: 'test', command: 'test inventory-1' }],
      results: [failed],
      earlier: { comments: [comment], conflicts: ['src/inventory-1/a.ts'], checks: [failed] },
      patch: `+ ${secret}\n`,
      code: ok({ change: [file], read: [], landed: [file], found, leftOut: 0 }),
    };
    const open = brief(request);
    const text = brief({ ...request, hide: hideSecrets([secret]) });
    const names = ['src/inventory-1/', 'docs/inventory-1.md', 'test inventory-1', 'make inventory-1'];
    const rest = (all: string) => names.reduce((left, name) => left.replaceAll(name, ''), all);
    expect(rest(text)).not.toContain(secret);
    expect(text.replaceAll(SECRET_MARK, secret)).toBe(open);
    expect(names.map((name) => text.split(name).length)).toEqual(
      names.map((name) => open.split(name).length),
    );
  },
);

/** All but the last of the tasks have landed. */
function landedRun(
  tasks: readonly RunTask[],
  report: string,
  files: (id: string) => ChangedFile[] = () => [],
) {
  return tasks.slice(0, -1).reduce((run, task) => {
    const launch = launchOf(run, task, robot, { continues: null, why: '' });
    const attemptId = attemptIdOf(run.id, task.id, 1);
    return after(
      run,
      launch,
      {
        type: 'handedIn',
        attemptId,
        commit: commitIdSchema.parse(COMMIT),
        files: files(task.id),
        report,
        why: '',
      },
      { type: 'checked', attemptId, check: PASSED },
      { type: 'landed', attemptId, commit: commitIdSchema.parse(COMMIT), why: '' },
    );
  }, startedRun(tasks));
}
