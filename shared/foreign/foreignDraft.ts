import type { SpecList } from '#shared/spec/proposal.ts';
import type { TextRange } from '#shared/spec/textEdit.ts';
import type { Words } from './sourceWords.ts';

/** A part of a foreign file: the words it holds, and the whole lines that are its own. */
export type DraftPart = {
  readonly file: string;
  /** What the foreign format calls it: FR-001, US1, T012, 1.2; null when it has no name of its own. */
  readonly foreign: string | null;
  readonly words: Words;
  readonly block: TextRange;
  /** Of a heading: where its text ends. */
  readonly nameEnd?: number;
  /** True for a heading whose words the format gives a meaning, such as Edge Cases: they cannot be changed. */
  readonly isFixed?: boolean;
};

/** `isList` tells whether Markdown would join it with a list above. */
export type DraftProse = DraftPart & { readonly isList: boolean };

export type DraftRequirement = {
  readonly title: DraftPart;
  readonly prose: DraftProse[];
  readonly criteria: DraftPart[];
  /** From its heading to the last line that belongs to it. */
  block: TextRange;
};

/** `lead` stands before the words and is not one of them: the date of a decision. */
export type DraftItem = DraftPart & { readonly list: SpecList; readonly lead: string };

/** A section that keeps the heading it had. */
export type DraftSection = {
  readonly heading: string;
  readonly prose: DraftProse[];
  readonly isEarly: boolean;
};

/** What a foreign spec says, in Overture's terms, before ids are given. */
export type Draft = {
  title: DraftPart | null;
  request: DraftPart | null;
  readonly why: DraftProse[];
  readonly sections: DraftSection[];
  readonly requirements: DraftRequirement[];
  readonly items: DraftItem[];
  readonly kept: DraftPart[];
  /** Asked because of a mark such as [NEEDS CLARIFICATION: …]; no line of their own stands behind them. */
  readonly questions: string[];
};

export function emptyDraft(): Draft {
  return {
    title: null,
    request: null,
    why: [],
    sections: [],
    requirements: [],
    items: [],
    kept: [],
    questions: [],
  };
}

/** What became of a line: part of the spec or plan, structure that Overture says in its own way, or kept as it was. */
export type Place = 'placed' | 'structure' | 'kept' | 'attached';
