import type { SpecDocument } from '../specDocument.ts';
import type { TextRange } from '../textEdit.ts';

/** Something to look at again. `id` names rule and place and stays the same while the words do. */
export type Hint = {
  readonly id: string;
  readonly rule: string;
  /** The key of the part it stands in. */
  readonly key: string;
  readonly range: TextRange;
  readonly message: string;
  /** Words that could stand at `range` instead. */
  readonly replacements: readonly string[];
};

export type LintRule = {
  readonly name: string;
  check(doc: SpecDocument): readonly Omit<Hint, 'id' | 'rule'>[];
};
