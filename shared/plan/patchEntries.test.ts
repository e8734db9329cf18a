import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyTask, damage, damaged, plan } from '#test/helpers/anyPlan.ts';
import { newPlanText } from './newPlanText.ts';
import { patchEntries } from './patchEntries.ts';
import { patchPlanText } from './patchPlanText.ts';
import { applyPlanChanges, type PlanChange } from './planChange.ts';
import { readPlanDocument } from './planDocument.ts';
import { CannotSplice } from './textSplices.ts';

/** Null where the style of the text leaves no room for a small change. */
function unlessImpossible(patch: () => string | null): string | null {
  try {
    return patch();
  } catch (error) {
    if (error instanceof CannotSplice) return null;
    throw error;
  }
}

/** What a change of the whole text makes of it; undefined where the text is no plan in order. */
function byWhole(text: string, changes: readonly PlanChange[]): string | null | undefined {
  const read = readPlanDocument(text);
  if (read.problems.length > 0) return undefined;
  const after = applyPlanChanges(read.plan, changes);
  return unlessImpossible(() => patchPlanText(text, read, changes, after));
}

test('a task changed within its entry is written as in the whole text, whatever else stands there', () => {
  let both = 0;
  fc.assert(
    fc.property(plan, fc.option(damage), fc.nat(), anyTask(1), (one, acts, at, other) => {
      const text = (acts ?? []).reduce(damaged, newPlanText(one));
      const index = at % one.tasks.length;
      const task = { ...other, id: one.tasks[index]?.id ?? other.id };
      const changes: readonly PlanChange[] = [{ kind: 'taskChanged', index, task }];
      const [whole, within] = [byWhole(text, changes), unlessImpossible(() => patchEntries(text, changes))];
      if (whole === undefined || within === null) return;
      both += 1;
      expect(within).toBe(whole);
    }),
    { numRuns: 600 },
  );
  expect(both).toBeGreaterThan(100);
});

const ENTRY = '  - id: T1\n    title: Greet # for now\n    needs: []\n';
const task = { kind: 'taskChanged', index: 0 } as const;

test('comments beside what changes stay, also where the file ends without a line end', () => {
  const text = `spec: x\ntasks:\n${ENTRY}    # Who?\n    agent: robot`;
  const [before] = readPlanDocument(text).plan.tasks;
  const after = { ...before!, title: 'Wave', agent: 'person' };
  expect(patchEntries(text, [{ ...task, task: after }])).toBe(
    text.replace('Greet', 'Wave').replace('robot', 'person'),
  );
});

test('what is more than a change of tasks, or written in another way, is for the whole text', () => {
  const text = `tasks:\n${ENTRY}`;
  const [before] = readPlanDocument(text).plan.tasks;
  const wave: PlanChange = { ...task, task: { ...before!, title: 'Wave' } };
  expect(patchEntries(text, [wave])).toContain('title: Wave # for now');
  expect(patchEntries(text, [wave, { kind: 'taskRemoved', index: 0 }])).toBeNull();
  expect(patchEntries(`tasks: [{ id: T1, title: Greet }]\n`, [wave])).toBeNull();
});
