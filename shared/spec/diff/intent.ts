import type { WordSegment } from '../wordDiff.ts';

/** What became of a sentence. One that moved may have other words too; then `isReworded` is true. */
export type IntentKind = 'same' | 'added' | 'removed' | 'reworded' | 'moved' | 'split' | 'merged';

/** What a sentence is for. */
export type IntentSubject =
  | 'title'
  | 'request'
  | 'why'
  | 'scope'
  | 'code'
  | 'requirement'
  | 'criterion'
  | 'shownBy'
  | 'constraint'
  | 'boundary'
  | 'integration'
  | 'assumption'
  | 'decision'
  | 'question'
  | 'text';

/** Where something stood and where it stands, in words: `R2` → `R5`, `In` → `Out`, `first` → `after R3`. */
export type IntentMove = { readonly from: string; readonly to: string };

/** Names before and after: one became several, or several one. */
export type IntentRegroup = { readonly from: readonly string[]; readonly to: readonly string[] };

type Fate = {
  readonly kind: IntentKind;
  readonly isReworded: boolean;
  /** Not null for what moved. */
  readonly move: IntentMove | null;
  /** Not null for what was split or merged. */
  readonly regroup: IntentRegroup | null;
};

/** A sentence people agreed on, before and after. */
export type IntentBlock = Fate & {
  /** Its id, or its section and place; as in the text after, or in the one before for what was removed. */
  readonly key: string;
  readonly id: string | null;
  readonly subject: IntentSubject;
  readonly segments: readonly WordSegment[];
};

/** A requirement, or another section of the spec. */
export type IntentSection = Fate & {
  readonly key: string;
  readonly id: string | null;
  readonly subject: IntentSubject;
  readonly title: readonly WordSegment[];
  readonly blocks: readonly IntentBlock[];
};

/** One line of the list of changes; a requirement that came or went is one change with all its criteria. */
export type IntentChange = Fate & {
  readonly key: string;
  /** The requirement's id, for a change inside or of a requirement. */
  readonly requirement: string | null;
  readonly label: string;
  readonly subject: IntentSubject;
  readonly kind: Exclude<IntentKind, 'same'>;
};

export type IntentDiff = {
  readonly sections: readonly IntentSection[];
  readonly changes: readonly IntentChange[];
};
