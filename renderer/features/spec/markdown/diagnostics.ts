import type { EditorHint } from '#renderer/editor/MarkdownEditor.tsx';
import { fixesOfFinding } from '#shared/spec/fix/fixesOfFinding.ts';
import { fixesOfProblem } from '#shared/spec/fix/fixesOfProblem.ts';
import type { SpecFix } from '#shared/spec/fix/specFix.ts';
import { hintsFor } from '#shared/spec/lint/hintsFor.ts';
import { lintSpec } from '#shared/spec/lint/lintSpec.ts';
import type { Severity, Smell } from '#shared/spec/lint/finding.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import type { TextRange } from '#shared/spec/textEdit.ts';
import { isLarge } from '../documentOf.ts';
import { linePlaces } from './linePlaces.ts';

/** One thing the editor marks: what and why, and the ways to mend it, worked out when they are asked for. */
export type Diagnostic = {
  readonly range: TextRange;
  readonly message: string;
  readonly severity: Severity;
  readonly fixes: () => readonly SpecFix[];
  /** Lets the words stand as they are. */
  readonly keep?: () => void;
};

/** The form of the file tells these too, at the same place. */
const TOLD_BY_FORM: ReadonlySet<Smell> = new Set(['duplicate-id', 'dangling-id']);

/**
 * Everything the linter and the checks of structure have to say, without the hints a person chose to `keep`. Of a large
 * text it is the structure alone, for looking through its words takes seconds.
 */
export function diagnostics(
  document: SpecDocument,
  kept: ReadonlySet<string>,
  usedIds: readonly string[],
  keep: (hintId: string) => void,
): readonly Diagnostic[] {
  const form = document.problems.map((problem) => ({
    range: problem.range,
    message: problem.message,
    severity: problem.severity,
    fixes: () => fixesOfProblem(document, problem, usedIds),
  }));
  if (isLarge(document.text)) return form;
  const hintAt = new Map(hintsFor(document).map(({ rule, range, id }) => [placeOf(rule, range), id]));
  const findings = lintSpec(document).filter((finding) => {
    const hint = hintAt.get(placeOf(finding.smell, finding));
    return !TOLD_BY_FORM.has(finding.smell) && !(hint !== undefined && kept.has(hint));
  });
  return [
    ...form,
    ...findings.map((finding): Diagnostic => {
      const { start, end, message, suggestion, severity } = finding;
      const hint = hintAt.get(placeOf(finding.smell, finding));
      return {
        range: { start, end },
        message: `${message} ${suggestion}`,
        severity,
        fixes: () => fixesOfFinding(document, finding, usedIds),
        ...(hint === undefined ? {} : { keep: () => keep(hint) }),
      };
    }),
  ];
}

function placeOf(smell: Smell, { start, end }: TextRange): string {
  return `${smell} ${start} ${end}`;
}

export function editorHints(text: string, found: readonly Diagnostic[]): readonly EditorHint[] {
  const { at } = linePlaces(text);
  return found.map(({ range, message, severity }) => {
    const [start, end] = [at(range.start), at(range.end)];
    return {
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
      message,
      severity,
    };
  });
}
