import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportOrigin } from '#shared/foreign/exportOrigin.ts';
import { groupFiles } from '#shared/foreign/foreignUnit.ts';
import { importUnit } from '#shared/foreign/importUnit.ts';
import { partText } from '#shared/foreign/partText.ts';
import { editPlan } from '#shared/plan/editPlan.ts';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import { addCriterion } from '#shared/spec/edit/addCriterion.ts';
import { addItem } from '#shared/spec/edit/addItem.ts';
import { addRequirement } from '#shared/spec/edit/addRequirement.ts';
import { editPartText } from '#shared/spec/edit/editPartText.ts';
import { removePart } from '#shared/spec/edit/removePart.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { applyEdits } from '#shared/spec/textEdit.ts';
import { foreignFolders, readForeignFolder } from '#test/helpers/foreignFolder.ts';

const units = foreignFolders
  .filter(({ name }) => name.startsWith('fixture') || process.env['OVERTURE_ALL_CORPUS'])
  .flatMap(({ folder }) => groupFiles(readForeignFolder(folder)).units)
  .map((unit) => ({
    unit,
    texts: new Map(unit.files.map(({ path, text }) => [path, text ?? ''] as const)),
    imported: importUnit(unit, '001-x'),
  }));

const anyUnit = fc.nat(units.length - 1);
const word = fc.constantFrom(
  'owner',
  'sees',
  'a',
  'member',
  '`roles.ts`',
  'within',
  '5',
  'seconds',
  '共有',
  'naïve',
  '(once)',
  'I/O',
);
const words = fc.array(word, { minLength: 1, maxLength: 8 }).map((own) => own.join(' '));
const runs = { numRuns: process.env['OVERTURE_ALL_CORPUS'] ? 600 : 150 };

describe('an edit of an imported spec', () => {
  test('of one criterion, title or line changes that part’s own lines of one file, and reads back as it was written', () => {
    fc.assert(
      fc.property(anyUnit, fc.nat(), words, fc.nat(3), (at, pick, said, how) => {
        const { unit, texts, imported } = pickUnit(units, at);
        const document = parseSpec(imported.specText);
        const parts = imported.origin.parts.filter(
          ({ part, words: own }) => own && /^(?:AC-[\d.]+|R\d+|[CAN]\d+)$/.test(part),
        );
        const part = parts[pick % Math.max(1, parts.length)];
        if (!part?.block || !part.file) return;
        const before = partText(document, part.part) ?? '';
        const now =
          [said, `${before} ${said}`, insertWord(before, said, pick), dropWord(before, pick)][how] ?? said;
        const edits = editPartText(document, part.part, now);
        if (!edits.ok || edits.value.length === 0) return;
        const specText = applyEdits(imported.specText, edits.value);
        const meant = partText(parseSpec(specText), part.part);
        const { changed } = exportOrigin(imported.origin, texts, specText, imported.planText);
        expect([...changed.keys()]).toEqual([part.file]);
        const old = texts.get(part.file) ?? '';
        const text = changed.get(part.file) ?? '';
        expect(text.startsWith(old.slice(0, part.block[0]))).toBe(true);
        expect(text.endsWith(old.slice(part.block[1]))).toBe(true);
        if (old.slice(part.block[0]).startsWith('|')) return;
        if (part.part.startsWith('R') && /^(?:Change|Remove): /.test(before)) return;
        expect([part.part, reimport(unit, changed, meant)]).toEqual([part.part, true]);
      }),
      runs,
    );
  });

  test('that adds or removes lines leaves all other lines as they were', () => {
    fc.assert(
      fc.property(anyUnit, fc.nat(), words, fc.nat(4), (at, pick, said, how) => {
        const { unit, texts, imported } = pickUnit(units, at);
        const document = parseSpec(imported.specText);
        const criterion = document.criteria[pick % Math.max(1, document.criteria.length)];
        const requirement = document.requirements[pick % Math.max(1, document.requirements.length)];
        if (!criterion || !requirement) return;
        const options = { usedIds: [] };
        const made = [
          () => addCriterion(document, requirement.key, said, options),
          () => addItem(document, 'questions', said, options),
          () =>
            addRequirement(
              document,
              { title: said, criteria: [`WHEN ${said}, the system SHALL stop.`] },
              options,
            ),
          () => removePart(document, criterion.key),
          () => removePart(document, requirement.key),
        ][how]?.();
        if (!made?.ok) return;
        const edits = 'edits' in made.value ? made.value.edits : made.value;
        const specText = applyEdits(imported.specText, edits);
        const { changed, notExpressed } = exportOrigin(imported.origin, texts, specText, imported.planText);
        expect([...changed.keys()].length).toBe(1);
        expect(notExpressed).toEqual([]);
        const [[file, text] = ['', '']] = changed;
        const [older, newer] = [texts.get(file) ?? '', text].map((own) => own.split(/\r?\n/));
        const [less, more] = how < 3 ? [older ?? [], newer ?? []] : [newer ?? [], older ?? []];
        expect(isSubsequence(less, more)).toBe(true);
        if (how === 0 || how === 2)
          expect(
            [
              [...changed],
              reimport(unit, changed, how === 0 ? said : `WHEN ${said}, the system SHALL stop.`),
            ][1],
          ).toBe(true);
        if (/\r\n/.test(texts.get(file) ?? '')) expect(text).not.toMatch(/(?<!\r)\n/);
      }),
      runs,
    );
  });

  test('of a task changes that task’s lines of tasks.md alone', () => {
    const planned = units.filter(({ imported }) => imported.planText !== null);
    fc.assert(
      fc.property(fc.nat(planned.length - 1), fc.nat(), words, fc.nat(2), (at, pick, said, how) => {
        const { texts, imported } = pickUnit(planned, at);
        const { plan } = parsePlan(imported.planText ?? '');
        const task = plan.tasks[pick % plan.tasks.length];
        const own = imported.origin.tasks.find((each) => each.task === task?.id);
        if (!task || !own) return;
        const edit = [
          { kind: 'updateTask', id: task.id, fields: { title: said } } as const,
          { kind: 'updateTask', id: task.id, fields: { needs: [] } } as const,
          { kind: 'addTask', fields: { title: said, needs: [task.id] }, after: task.id } as const,
        ][how];
        if (!edit || (how === 1 && task.needs.length === 0)) return;
        const planText = editPlan(imported.planText ?? '', edit);
        if (!planText.ok) return;
        const { changed } = exportOrigin(imported.origin, texts, imported.specText, planText.value);
        expect([...changed.keys()]).toEqual([own.file]);
        const old = texts.get(own.file) ?? '';
        const text = changed.get(own.file) ?? '';
        expect(text.startsWith(old.slice(0, how === 2 ? own.block[1] : own.block[0]))).toBe(true);
        expect(text.endsWith(old.slice(own.block[1]))).toBe(true);
      }),
      runs,
    );
  });
});

function pickUnit(from: typeof units, at: number): (typeof units)[number] {
  const unit = from[at];
  if (!unit) throw new Error('There is no such unit.');
  return unit;
}

function reimport(
  unit: (typeof units)[number]['unit'],
  changed: ReadonlyMap<string, string>,
  meant: string | null,
): boolean {
  const files = unit.files.map((file) => ({ ...file, text: changed.get(file.path) ?? file.text }));
  const document = parseSpec(importUnit({ ...unit, files }, '001-x').specText);
  const said = [
    ...document.criteria,
    ...document.requirements,
    ...document.sections.flatMap(({ items }) => items),
  ];
  // An added row repeats the other cells, a name may stand in front, and “, THEN” comes and goes with what follows it.
  const plain = (text: string) => text.replaceAll(', THEN ', ', ');
  return said.some(({ text }) => plain(text).includes(plain(meant ?? text)));
}

function insertWord(text: string, said: string, pick: number): string {
  const own = text.split(' ');
  return [...own.slice(0, pick % (own.length + 1)), said, ...own.slice(pick % (own.length + 1))].join(' ');
}

function dropWord(text: string, pick: number): string {
  const own = text.split(' ');
  return own.length < 3 ? `${text} now` : own.filter((_, index) => index !== pick % own.length).join(' ');
}

function isSubsequence(less: readonly string[], more: readonly string[]): boolean {
  let at = 0;
  for (const line of more) if (line === less[at]) at++;
  return at === less.length;
}
