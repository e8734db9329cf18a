import type { FoundFile } from '#shared/code/code.ts';
import type { SpecCriterion, SpecDocument } from '#shared/spec/specDocument.ts';
import type { PlanCode } from '../planCode.ts';

/** What the rules may look at. */
export type DraftContext = {
  readonly files: readonly string[];
  /** Names of the commands in overture.yaml. */
  readonly commands: readonly string[];
  /** Globs a change of which always needs a person. */
  readonly protected?: readonly string[];
  /** What the index finds for each criterion, by its id, best first; without it paths have to do. */
  readonly found?: ReadonlyMap<string, readonly FoundFile[]>;
  /** What the index knows of the files found. */
  readonly code?: PlanCode | null;
  /** The most criteria for one task; fewer where a part of the work is taken apart further. */
  readonly mostCriteria?: number;
};

const OF_ITS_FORM = /\b(?:WHEN|WHILE|WHERE|IF|THEN|GIVEN|SHALL|SHOULD|MUST|the system)\b/g;

/** The words to look for in the code for a criterion: what it is about, then what it says, without the words of its form. */
export function codeQuery(spec: SpecDocument, criterion: SpecCriterion): string {
  const requirement = spec.requirements.find(({ id }) => id === criterion.requirement);
  const shown = criterion.shownBy.filter(({ kind }) => kind === 'command' || kind === 'test');
  return [
    requirement?.title ?? spec.title ?? '',
    criterion.text.replace(OF_ITS_FORM, ' '),
    ...shown.map(({ text }) => text),
  ].join('\n');
}
