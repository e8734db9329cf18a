import { isMap } from 'yaml';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { changesBetween } from './changesBetween.ts';
import { decidePlanEdit } from './decidePlanEdit.ts';
import { newPlanText } from './newPlanText.ts';
import { parsePlan } from './parsePlan.ts';
import { patchEntries } from './patchEntries.ts';
import type { Plan } from './plan.ts';
import { applyPlanChanges, type PlanChange } from './planChange.ts';
import { type PlanDocument, readPlanDocument } from './planDocument.ts';
import type { PlanEdit, PlanEditError } from './planEdit.ts';
import { patchPlanText } from './patchPlanText.ts';
import { CannotSplice } from './textSplices.ts';

/**
 * The text of plan.yaml after an edit. Comments, order, quotes and line endings of all that the edit
 * does not mean stay byte for byte. Where the file's style leaves no room for that (a plan written on
 * one line), the YAML model is written out again, which still keeps comments and order.
 */
export function editPlan(text: string, edit: PlanEdit): Result<string, PlanEditError> {
  return editPlanAll(text, [edit]);
}

/** Several edits as one change of the text, each decided on what those before it made; all or none of them. */
export function editPlanAll(text: string, edits: readonly PlanEdit[]): Result<string, PlanEditError> {
  const { plan, problems } = parsePlan(text);
  const damage = problems[0];
  if (damage && isDamaged(text)) return fail({ code: 'damagedPlan', ...damage });
  let expected = plan;
  let changes: readonly PlanChange[] = [];
  for (const edit of edits) {
    const decided = decidePlanEdit(expected, edit);
    if (!decided.ok) return decided;
    changes = decided.value;
    expected = applyPlanChanges(expected, changes);
  }
  if (edits.length !== 1) changes = changesBetween(plan, expected);
  const written =
    spliced(expected, () => patchEntries(text, changes)) ?? writtenWhole(text, changes, expected);
  return written !== null
    ? ok(written)
    : fail({
        code: 'damagedPlan',
        line: 1,
        sentence: 'Its style cannot be changed without losing something.',
      });
}

/** Places anywhere in the text are known once all of it was read by the YAML parser. */
function writtenWhole(text: string, changes: readonly PlanChange[], expected: Plan): string | null {
  const read = readPlanDocument(text);
  if (!isMap(read.document.contents)) return text + newPlanText(expected);
  return (
    spliced(expected, () => patchPlanText(text, read, changes, expected)) ?? rewritten(text, read, expected)
  );
}

/** The faults that a plan still opens with are mended by edits; what cannot be read at all is not. */
function isDamaged(text: string): boolean {
  return readPlanDocument(text).document.errors.length > 0;
}

function spliced(expected: Plan, patch: () => string | null): string | null {
  try {
    const written = patch();
    return written !== null && reads(written, expected) ? written : null;
  } catch (error) {
    if (error instanceof CannotSplice) return null;
    throw error;
  }
}

/** Every splice is read back, so that a plan never comes to say something else than the edit did. */
function reads(text: string, expected: Plan): boolean {
  const { plan, problems } = parsePlan(text);
  return (problems.length === 0 || !isDamaged(text)) && canonical(plan) === canonical(expected);
}

function canonical(plan: Plan): string {
  const layout = Object.entries(plan.layout).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    plan.spec,
    plan.tasks.map(plainTask),
    layout,
    plan.together,
    plan.dismissed,
    plan.pattern,
    plan.highestNumber,
  ]);
}

function rewritten(source: string, read: PlanDocument, expected: Plan): string | null {
  const document = read.document.clone();
  const { plan, items } = read;
  const unreadable = document.get('tasks');
  if (plan.tasks.length !== (isSequence(unreadable) ? unreadable.items.length : 0)) return null;
  const nodes = expected.tasks.map((task) => {
    const index = plan.tasks.findIndex((before) => before.id === task.id);
    const before = plan.tasks[index];
    const node = items[index]?.clone();
    if (!before || !isMap(node)) return document.createNode(plainTask(task));
    for (const [key, value] of Object.entries(plainTask(task))) {
      if (JSON.stringify(value) !== JSON.stringify(plainTask(before)[key]))
        node.set(key, document.createNode(value));
    }
    for (const key of ['agent', 'within', 'group']) if (plainTask(task)[key] === undefined) node.delete(key);
    return node;
  });
  document.set('tasks', document.createNode(nodes));
  setOrDelete(document, 'layout', Object.keys(expected.layout).length > 0 ? expected.layout : null);
  setOrDelete(document, 'together', expected.together.length > 0 ? expected.together : null);
  setOrDelete(document, 'dismissed', expected.dismissed.length > 0 ? expected.dismissed : null);
  setOrDelete(document, 'pattern', expected.pattern);
  const lastId = `T${expected.highestNumber}`;
  if (!expected.tasks.some((task) => task.id === lastId) && expected.highestNumber > 0)
    document.set('lastId', lastId);
  const written = document.toString({ lineWidth: 0 });
  const text = source.includes('\r\n') ? written.replaceAll('\n', '\r\n') : written;
  return reads(text, expected) ? text : null;
}

function isSequence(value: unknown): value is { items: unknown[] } {
  return typeof value === 'object' && value !== null && 'items' in value;
}

/** Its fields in one order, whatever order they came in: texts of two tasks are compared. */
function plainTask(task: Plan['tasks'][number]): Record<string, unknown> {
  const { agent, group, within } = task;
  return {
    id: task.id,
    title: task.title,
    role: task.role,
    needs: task.needs,
    criteria: task.criteria,
    scope: { change: task.scope.change, read: task.scope.read },
    checks: task.checks,
    estimate: task.estimate,
    optional: task.optional,
    instructions: task.instructions,
    ...(agent !== null && { agent }),
    ...(group && { group }),
    ...(within !== null && { within }),
  };
}

function setOrDelete(document: PlanDocument['document'], key: string, value: unknown): void {
  if (value === null) document.delete(key);
  else document.set(key, document.createNode(value));
}
