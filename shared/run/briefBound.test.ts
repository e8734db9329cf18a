import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ok } from '#shared/contract/result.ts';
import { roleSchema } from '#shared/plan/plan.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { after, at, COMMIT, makeTask, startedRun, taskId } from '#test/helpers/makeRun.ts';
import { BRIEF_UNITS } from './brief/fitBrief.ts';
import { type BriefRequest, briefFor } from './briefFor.ts';
import { briefTail, TAIL_UNITS } from './briefTail.ts';
import { launchOf } from './decideAttempt.ts';
import { attemptIdOf } from './names.ts';
import type { Run } from './run.ts';

/** Words of very different lengths, with all that could upset Markdown or a cut: fences, ids, pairs of UTF-16 units. */
const words = fc
  .tuple(
    fc.array(fc.constantFrom('```', '~~~~', 'word', '\n', '😀', '- **AC-9.9** ', '# ', '\u0000', ' '), {
      maxLength: 12,
    }),
    fc.constantFrom(1, 1, 1, 20, 800, 2000),
  )
  .map(([pieces, times]) => pieces.join('').repeat(times));
const line = words.map((text) => text.replace(/\s+/g, ' ').trim());
const symbol = fc.record({
  name: fc.constantFrom('a', 'mayEdit', 'x'.repeat(400)),
  kind: fc.constantFrom('function' as const, 'type' as const),
  line: fc.integer({ min: 1, max: 9 }),
});
const path = fc.constantFrom('src/a.ts', 'src/b.test.ts', 'c.md', `${'deep/'.repeat(400)}d.ts`);
const file = fc.record({
  path,
  symbols: fc.array(symbol, { maxLength: 30 }),
  users: fc.array(path, { maxLength: 4 }),
  userCount: fc.integer({ min: 0, max: 9 }),
  tests: fc.array(path, { maxLength: 3 }),
  testCount: fc.integer({ min: 0, max: 9 }),
});
const changed = fc.record({
  path,
  oldPath: fc.constant(null),
  kind: fc.constantFrom('added' as const, 'changed' as const, 'deleted' as const),
  added: fc.constant(1),
  removed: fc.constant(1),
  inScope: fc.constant(true),
  protected: fc.constant(false),
});
const check = fc.record({
  name: line,
  command: line,
  exitCode: fc.constantFrom(null, 0, 1),
  passed: fc.boolean(),
  seconds: fc.constant(1),
  output: words,
  commit: fc.constant(COMMIT),
  at: fc.constant(at(0)),
  criteria: fc.constant([]),
});

const request: fc.Arbitrary<BriefRequest> = fc
  .record({
    role: fc.constantFrom(...roleSchema.options),
    title: line,
    instructions: words,
    criteria: fc.array(line, { maxLength: 40 }),
    many: fc.constantFrom(0, 0, 400),
    bounds: fc.array(line, { maxLength: 20 }),
    upstream: fc.array(fc.record({ report: words, files: fc.array(changed, { maxLength: 20 }) }), {
      maxLength: 5,
    }),
    comments: fc.array(words, { maxLength: 5 }),
    conflicts: fc.array(path, { maxLength: 4 }),
    checks: fc.array(check, { maxLength: 4 }),
    patch: words,
    code: fc.record({
      change: fc.array(file, { maxLength: 24 }),
      read: fc.array(file, { maxLength: 24 }),
      landed: fc.array(file, { maxLength: 60 }),
      found: fc.constant([]),
      leftOut: fc.nat(9),
    }),
  })
  .map((made) => {
    const texts = [...made.criteria, ...Array.from({ length: made.many }, () => 'The system SHALL do it.')];
    const ids = texts.map((_, index) => `AC-1.${index + 1}`);
    const spec = parseSpec(
      [
        `# ${made.title}`,
        '## Requirements',
        '### R1 One',
        ...texts.map(
          (text, index) => `- **${ids[index]}** The system SHALL ${text.replaceAll('\u0000', '')}`,
        ),
        '## Constraints',
        ...made.bounds.map((text, index) => `- **C${index + 1}** It ${text}`),
        '## Boundaries',
        ...made.bounds.map((text, index) => `- **B${index + 1}** It ${text}`),
        '## Decisions',
        ...made.bounds.map((text, index) => `- **D${index + 1}** It ${text}`),
      ].join('\n\n'),
    );
    const known = new Set(spec.criteria.map(({ id }) => id));
    const number = made.upstream.length + 1;
    const before = made.upstream.map((_, index) => makeTask(index + 1, { role: 'investigate' }));
    const task = makeTask(number, {
      role: made.role,
      title: made.title,
      instructions: made.instructions,
      criteria: ids.filter((id) => known.has(id)),
      needs: before.map(({ id }) => id),
    });
    return {
      run: landed(startedRun([...before, task]), made.upstream),
      task,
      role: made.role,
      spec,
      checks: made.checks,
      earlier: {
        comments: made.comments.map((text, index) => ({
          id: String(index),
          anchor: { kind: 'attempt' as const },
          text,
          by: 'P',
          at: at(0),
        })),
        conflicts: made.conflicts,
        checks: made.checks,
      },
      patch: made.patch,
      code: ok(made.code),
    };
  });

function landed(
  start: Run,
  upstream: readonly { report: string; files: Run['attempts'][0]['files'] }[],
): Run {
  const agent = { kind: 'command', id: 'robot', name: 'Robot', command: 'robot' } as const;
  return upstream.reduce((run, { report, files }, index) => {
    const attemptId = attemptIdOf(run.id, taskId(index + 1), 1);
    return after(
      run,
      launchOf(run, run.tasks[index]!, agent, { continues: null, why: '' }),
      { type: 'handedIn', attemptId, commit: COMMIT, files: [...files], report, why: '' },
      { type: 'landed', attemptId, commit: COMMIT, why: '' },
    );
  }, start);
}

const SHUFFLED = fc.integer();

test('whatever a brief is made of: it keeps its bound, names its task and criteria, and is the same each time', () => {
  fc.assert(
    fc.property(request, SHUFFLED, (asked, turn) => {
      const text = briefFor(asked);
      expect(text.length).toBeLessThanOrEqual(BRIEF_UNITS);
      expect(text.startsWith(`# ${asked.task.id}`)).toBe(true);
      expect(asked.task.criteria.filter((id) => !text.includes(`**${id}**`))).toEqual([]);
      expect(text.isWellFormed()).toBe(true);
      // A part that lost something says so.
      const { instructions } = asked.task;
      if (!text.includes(instructions.trim())) expect(text).toContain('plan.yaml has them in full');
      expect(briefFor(structuredCloneOf(asked, turn))).toBe(text);
    }),
    { numRuns: 40 },
  );
});

/** The same in other objects, tasks and keys in another order. */
function structuredCloneOf(asked: BriefRequest, turn: number): BriefRequest {
  const { run, ...rest } = structuredClone(asked);
  const at = Math.abs(turn) % run.tasks.length;
  const tasks = [...run.tasks.slice(at), ...run.tasks.slice(0, at)];
  const taskStates = Object.fromEntries(Object.entries(run.taskStates).toReversed());
  return Object.fromEntries([
    ['run', { ...run, tasks, taskStates }],
    ...Object.entries(rest).toReversed(),
  ]) as BriefRequest;
}

test('a task of a megabyte leaves room for its criteria and says where the rest is', () => {
  const spec = parseSpec(
    `# S\n\n## Requirements\n\n### R1 One\n\n- **AC-1.1** The system SHALL ${'do it '.repeat(100_000)}\n- **AC-1.2** The system SHALL stop.\n`,
  );
  const task = makeTask(1, { criteria: ['AC-1.1', 'AC-1.2'], instructions: 'Do it.\n'.repeat(150_000) });
  const text = briefFor({
    run: startedRun([task]),
    task,
    role: 'debug',
    spec,
    checks: [],
    earlier: { comments: [], conflicts: [], checks: [] },
    patch: '+ line\n'.repeat(100_000),
  });
  expect(text).toMatch(
    /… \d+ characters more are left out here\. The spec’s plan\.yaml has them in full, under T1\./,
  );
  expect(text).toMatch(/what ends in … is cut\. `read_criterion` gives each of them in full/);
  expect(text).toContain('- **AC-1.2** (R1 One) The system SHALL stop.');
  expect(text).toMatch(/… \d+ characters more are left out here\. The files of this copy hold them\./);
  expect(text.length).toBeGreaterThan(BRIEF_UNITS - 2000);
  expect(text.length).toBeLessThanOrEqual(BRIEF_UNITS);
});

test('the tail keeps its bound, with the last answers in full', () => {
  const start = startedRun([makeTask(1)]);
  const robot = { kind: 'acp', id: 'robot', name: 'Robot', command: 'robot', environment: {} } as const;
  const first = after(start, launchOf(start, start.tasks[0]!, robot, { continues: null, why: '' }));
  const answer = (text: string) => ({
    type: 'noted' as const,
    attemptId: first.attempts[0]!.id,
    note: { kind: 'answer' as const, text, reason: 'Which?', by: 'Priya' },
  });
  const run = after(first, answer('long '.repeat(100_000)), answer('Hello'));
  const tail = briefTail(run, run.attempts[0]!, true);
  expect(tail.length).toBeLessThanOrEqual(TAIL_UNITS);
  expect(tail).toContain('- Which? Priya answered: Hello');
  expect(tail).toContain('## Going on');
});
