import type { SpecDocument } from '../specDocument.ts';
import type { TextRange } from '../textEdit.ts';
import type { Severity, Smell, SpecFinding } from './finding.ts';
import { lintSpec } from './lintSpec.ts';

/** Something to look at again. `id` names rule and place and stays the same while the words do. */
export type Hint = {
  readonly id: string;
  readonly rule: Smell;
  /** The key of the part it stands in. */
  readonly key: string;
  readonly range: TextRange;
  readonly message: string;
  /** Words that could stand at `range` instead. */
  readonly replacements: readonly string[];
  readonly severity: Severity;
};

/** What the document says elsewhere: ids among its problems, evidence beside each criterion. */
const TOLD_ELSEWHERE: ReadonlySet<Smell> = new Set(['duplicate-id', 'dangling-id', 'missing-evidence']);
const WEIGHT: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };

/**
 * What a careful reader would stop at, in the order of the file: findings that have cost projects rework, one for each
 * place. Advice: nothing is refused because of it. The whole list is `lintSpec`.
 */
export function hintsFor(doc: SpecDocument): readonly Hint[] {
  const counts = new Map<string, number>();
  const worthIt = lintSpec(doc).filter(
    ({ severity, smell }) => severity !== 'info' && !TOLD_ELSEWHERE.has(smell),
  );
  return onePerPlace(worthIt).map((finding) => {
    const { key, smell, start, end, replacements, severity } = finding;
    const name = `${smell}:${key}:${doc.text.slice(start, end)}`;
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    const id = count === 0 ? name : `${name}~${count + 1}`;
    const message = replacements.length > 0 ? finding.message : `${finding.message} ${finding.suggestion}`;
    return { id, rule: smell, key, range: { start, end }, message, replacements, severity };
  });
}

/** Of findings on the same words, the heaviest; among equals the one that offers words, then the longest. */
function onePerPlace(findings: readonly SpecFinding[]): readonly SpecFinding[] {
  const kept: SpecFinding[] = [];
  for (const finding of findings) {
    const last = kept.at(-1);
    const overlaps =
      last && last.key === finding.key && finding.start < last.end && isWords(last) && isWords(finding);
    if (!overlaps) kept.push(finding);
    else if (rank(finding) > rank(last)) kept[kept.length - 1] = finding;
  }
  return kept;
}

/** A remark on a whole sentence does not stand for one on a word of it. */
function isWords({ smell }: SpecFinding): boolean {
  return smell !== 'missing-response' && smell !== 'contradiction' && smell !== 'missing-criterion';
}

function rank({ severity, replacements, start, end }: SpecFinding): number {
  return WEIGHT[severity] * 10_000 + (replacements.length > 0 ? 1_000 : 0) + Math.min(end - start, 999);
}
