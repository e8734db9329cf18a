import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportOrigin } from '#shared/foreign/exportOrigin.ts';
import type { ForeignFile } from '#shared/foreign/foreignFormat.ts';
import { groupFiles } from '#shared/foreign/foreignUnit.ts';
import { importUnit } from '#shared/foreign/importUnit.ts';
import { parseOrigin, unpackWords } from '#shared/foreign/origin.ts';
import { partText } from '#shared/foreign/partText.ts';
import { readWords } from '#shared/foreign/sourceWords.ts';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { corpusFolder, foreignFolders, readForeignFolder } from '#test/helpers/foreignFolder.ts';

// The corpus of real specs is not part of the repository: without it these run on test/fixtures/foreign alone.
const where = corpusFolder
  ? 'the corpus and the fixtures'
  : 'the fixtures only (no corpus beside the repository)';

describe(`foreign specs, on ${where}`, () => {
  test.each(foreignFolders)(
    '$name: every line of every file is placed, said otherwise or listed',
    ({ folder }) => {
      const files = readForeignFolder(folder);
      const { units, shared } = groupFiles(files);
      expect(units.length).toBeGreaterThan(0);
      for (const unit of units) {
        const { report } = importUnit(unit, '001-x');
        for (const file of unit.files) {
          const summary = report.files.find(({ path }) => path === file.path);
          const listed = report.unplaced.filter((line) => line.file === file.path).length;
          expect([summary?.lines, summary?.kept]).toEqual([visibleLines(file), listed]);
          expect(summary?.placed).toBe(visibleLines(file) - listed);
        }
      }
      const grouped = [...units.flatMap((unit) => unit.files), ...shared.map(({ file }) => file)];
      const left = files.filter((file) => !grouped.includes(file)).map(({ path }) => path);
      expect(left.filter((path) => !path.startsWith('LICENSE'))).toEqual([]);
    },
  );

  test.each(foreignFolders)(
    '$name: what is imported reads as bound, and exports to the same bytes',
    ({ folder }) => {
      for (const { unit, texts, imported } of importAll(folder)) {
        const origin = parseOrigin(imported.originText);
        expect(origin).toEqual(JSON.parse(JSON.stringify(imported.origin)));
        if (!origin) return;
        const document = parseSpec(imported.specText);
        for (const part of origin.parts.filter(({ words }) => words !== undefined)) {
          const source = texts.get(part.file ?? '') ?? '';
          expect([part.part, partText(document, part.part)]).toEqual([
            part.part,
            readWords(source, unpackWords(part.words ?? [])),
          ]);
        }
        expect(
          origin.parts.filter(
            ({ file, words, fixed }) => file !== undefined && !words && fixed === undefined,
          ),
        ).toEqual([]);
        const { changed, notExpressed } = exportOrigin(origin, texts, imported.specText, imported.planText);
        expect([unit.path, [...changed], notExpressed]).toEqual([unit.path, [], []]);
      }
    },
  );

  test.each(foreignFolders)('$name: plans can be run and specs have no damaged form', ({ folder }) => {
    for (const { unit, imported } of importAll(folder)) {
      const errors = parseSpec(imported.specText).problems.filter(({ severity }) => severity === 'error');
      expect([unit.path, errors]).toEqual([unit.path, []]);
      if (imported.planText === null) continue;
      const { plan, problems } = parsePlan(imported.planText);
      expect([unit.path, problems]).toEqual([unit.path, []]);
      for (const task of plan.tasks) {
        const above = plan.tasks.slice(0, plan.tasks.indexOf(task)).map(({ id }) => id);
        expect(task.needs.filter((id) => !above.includes(id))).toEqual([]);
      }
    }
  });

  test.runIf(corpusFolder)('a round trip of the whole corpus gives the hashes of its manifest', () => {
    const manifest = readFileSync(join(corpusFolder ?? '', 'MANIFEST.tsv'), 'utf8')
      .trim()
      .split('\n');
    const columns = manifest[0]?.split('\t') ?? [];
    const hashes = new Map(
      manifest.slice(1).map((line) => {
        const cells = line.split('\t');
        return [cells[columns.indexOf('file')] ?? '', cells[columns.indexOf('sha256')]] as const;
      }),
    );
    let count = 0;
    for (const { name, folder } of foreignFolders.filter((own) => own.name.startsWith('corpus'))) {
      const finding = groupFiles(readForeignFolder(folder));
      for (const { texts, imported } of importAll(folder)) {
        const { changed } = exportOrigin(imported.origin, texts, imported.specText, imported.planText);
        for (const [path, text] of [
          ...texts,
          ...finding.shared.map(({ file }) => [file.path, file.text ?? ''] as const),
        ]) {
          const out = changed.get(path) ?? text;
          const own = createHash('sha256').update(out).digest('hex');
          expect([path, own]).toEqual([path, hashes.get(`${name.slice('corpus '.length)}/${path}`)]);
          count++;
        }
      }
    }
    expect(count).toBeGreaterThan(200);
  });
});

function importAll(folder: string) {
  return groupFiles(readForeignFolder(folder)).units.map((unit) => ({
    unit,
    texts: new Map(unit.files.map(({ path, text }) => [path, text ?? ''] as const)),
    imported: importUnit(unit, '001-x'),
  }));
}

function visibleLines(file: ForeignFile): number {
  return (file.text ?? '').split(/\r\n|\r|\n/).filter((line) => line.replace(/^\uFEFF/, '').trim() !== '')
    .length;
}
