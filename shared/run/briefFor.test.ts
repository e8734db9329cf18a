import { expect, test } from 'vitest';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { after, at, COMMIT, makeTask, startedRun, taskId } from '#test/helpers/makeRun.ts';
import { briefFor } from './briefFor.ts';
import { launchOf } from './decideAttempt.ts';
import { earlierWork } from './earlierWork.ts';
import { attemptIdOf } from './names.ts';

const spec = parseSpec(`# Who may edit

## Scope
### Out
- Billing

## Requirements

### R1 Owners choose

- **AC-1.1** The system SHALL let owners choose.
  - shown by: \`npm test\`
- **AC-1.2** The system SHALL refuse others.

## Constraints
- **C1** Refusals go through \`Refused\`.

## Decisions
- **D1** 2026-06-09 Refusals answer 403. (from Q7)
`);
const robot = { kind: 'command', id: 'robot', name: 'Robot', command: 'robot' } as const;
const nothing = { comments: [], conflicts: [], checks: [] };
const checks = [{ name: 'test', command: 'npm test' }];

test('an implementer reads the task, its criteria and all that binds it', () => {
  const task = makeTask(1, { criteria: ['AC-1.1'], instructions: 'Build it.\n', read: ['src/**'] });
  const run = startedRun([task]);
  expect(
    briefFor({ run, task, role: task.role, spec, checks, earlier: nothing, patch: '' }),
  ).toBe(`# T1 Task 1

You build one task for the spec “Who may edit”. You are in a private copy of the repository, on a branch of your own: change files here and nowhere else.

## What to do

Build it.

## Acceptance criteria

- **AC-1.1** (R1 Owners choose) The system SHALL let owners choose.
  - shown by: \`npm test\`

## Constraints

- **C1** Refusals go through \`Refused\`.

## Decisions

- **D1** Refusals answer 403.

## Out of scope

- Billing

## Files you may change

- \`src/t1.ts\`

Only these; a change elsewhere is shown to the reviewer as out of scope.

Worth reading: \`src/**\`

## Checks that will run on your work

- test: \`npm test\`

## Handing in

Leave your work in the files; committing is not needed. Change only what the task needs. End with a few lines that say what you did and what a reviewer should look at, and one line for each criterion that says where it is met, as in \`AC-1.2: src/policy.ts:12-20\`.
`);
});

test('a verifier reads criteria and changes, and nothing of how the work came about', () => {
  const task = makeTask(1, { role: 'verify', criteria: ['AC-1.2'], change: [] });
  const run = startedRun([task]);
  const comments = [{ id: 'c', anchor: { kind: 'attempt' as const }, text: 'secret', by: 'P', at: at(0) }];
  const patch = '+ code with ``` inside';
  const text = briefFor({
    run,
    task,
    role: task.role,
    spec,
    checks,
    earlier: { ...nothing, comments },
    patch,
  });
  expect(text).toContain('- **AC-1.2** (R1 Owners choose) The system SHALL refuse others.');
  expect(text).toContain('````diff\n+ code with ``` inside\n````');
  expect(text).not.toMatch(/secret|Decisions|Constraints/);
});

test('says that a task without files may change any, or none when it only reads', () => {
  const briefOf = (some: Parameters<typeof makeTask>[1]) => {
    const task = makeTask(1, { change: [], ...some });
    return briefFor({
      run: startedRun([task]),
      task,
      role: task.role,
      spec,
      checks,
      earlier: nothing,
      patch: '',
    });
  };
  expect(briefOf({ role: 'debug' })).toContain('## Files you may change\n\n- any\n');
  expect(briefOf({ role: 'investigate', read: ['src/**'] })).toContain(
    '## Files you may change\n\n- none; a change is shown to the reviewer as out of scope\n\nWorth reading: `src/**`',
  );
});

test('comments hold until the work is sent back again, also through a retry', () => {
  const id = (number: number) => attemptIdOf(start.id, taskId(1), number);
  const start = startedRun([makeTask(1)]);
  const launch = (run: typeof start) =>
    launchOf(run, run.tasks[0]!, robot, { continues: run.attempts.at(-1) ?? null, why: '' });
  const comment = (number: number, text: string) => ({
    type: 'commented' as const,
    attemptId: id(number),
    id: text,
    anchor: { kind: 'line' as const, path: 'a.ts', side: 'new' as const, line: 3 },
    text,
    by: 'Priya',
  });
  const check = {
    name: 'test',
    command: 'npm test',
    exitCode: 1,
    passed: false,
    seconds: 1,
    output: 'boom',
    commit: COMMIT,
    at: at(0),
    criteria: [],
  };
  const back = after(start, launch(start), comment(1, 'old'), {
    type: 'sentBack',
    attemptId: id(1),
    by: 'P',
    why: '',
  });
  const second = after(back, launch(back), comment(2, 'new'), {
    type: 'sentBack',
    attemptId: id(2),
    by: 'P',
    why: '',
  });
  const third = after(
    second,
    launch(second),
    { type: 'checked', attemptId: id(3), check },
    { type: 'attemptFailed', attemptId: id(3), why: '' },
  );
  const run = after(third, launch(third));
  const earlier = earlierWork(run, run.attempts.at(-1)!);
  expect(earlier).toMatchObject({ comments: [{ text: 'new' }], checks: [{ output: 'boom' }] });
  const text = briefFor({ run, task: run.tasks[0]!, role: 'debug', spec, checks, earlier, patch: '' });
  expect(text).toContain('- `a.ts`, line 3: new (Priya)');
  expect(text).toContain('- test (`npm test`): failed, exit code 1\n\n```\nboom\n```');
  expect(text).toContain('You find out why a check fails and mend it');
});

test('names the files that meet other work', () => {
  const task = makeTask(1);
  const earlier = { ...nothing, conflicts: ['a.ts'] };
  const text = briefFor({ run: startedRun([task]), task, role: task.role, spec, checks, earlier, patch: '' });
  expect(text).toContain('## Meets other work');
  expect(text).toContain('- `a.ts`');
});
