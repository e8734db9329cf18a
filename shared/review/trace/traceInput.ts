import type { Evidence } from '#shared/run/run.ts';
import type { PatchFile, PatchHunk } from '../patch.ts';

/** A hunk to be traced. `defines` are the names that its added lines define, as the code index reads them. */
export interface TraceHunk {
  readonly id: string;
  readonly file: PatchFile;
  readonly hunk: PatchHunk;
  readonly defines: ReadonlySet<string>;
}

/** `title` is that of its requirement. */
export interface TraceCriterion {
  readonly id: string;
  readonly text: string;
  readonly title: string;
}

/** A person's word that a hunk serves a criterion, or does not. */
export interface HunkTag {
  readonly hunk: string;
  readonly criterion: string;
  readonly serves: boolean;
  readonly by: string;
}

/** All that is known of a change: its hunks, what was asked, what its agent reported, what ran, what people said. */
export interface TraceInput {
  readonly hunks: readonly TraceHunk[];
  readonly criteria: readonly TraceCriterion[];
  readonly report: string;
  readonly evidence: readonly Pick<Evidence, 'criterion' | 'kind' | 'text' | 'path' | 'line'>[];
  readonly tags: readonly HunkTag[];
}
