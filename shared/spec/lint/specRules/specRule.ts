import type { SpecDocument } from '../../specDocument.ts';
import type { Remark, Smell } from '../finding.ts';
import type { LintedPart } from './lintedPart.ts';

export type SpecRemark = Remark & { readonly key: string };

/** Judges a whole spec; offsets are those of the file. Pure. */
export type SpecRule = {
  readonly smell: Smell;
  readonly check: (doc: SpecDocument, parts: readonly LintedPart[]) => readonly SpecRemark[];
};
