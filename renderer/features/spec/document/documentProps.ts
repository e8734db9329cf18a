import type { OpenAt } from '../openAt.ts';
import type { SpecActions } from '../specActions.ts';
import type { Draft } from '../specStore.ts';
import type { WordingHint } from '../wordingHints.ts';
import type { ProposalViews } from './proposalViews.ts';

/** What every part of the document needs to know of the whole. */
export type DocumentContext = {
  readonly views: ProposalViews;
  /** Hints a person has not chosen to keep, by the key of the part. */
  readonly hints: ReadonlyMap<string, readonly WordingHint[]>;
  readonly selection: string | null;
  readonly draft: Draft | null;
  /** The part that takes the focus as it appears. */
  readonly focus: string | null;
  /** Where in its words; null for their end. */
  readonly caret: number | null;
  /** The part that each id of the spec names. Another map only when ids came or went. */
  readonly ids: ReadonlyMap<string, string>;
  /** The ids of the parts that name an id. */
  readonly uses: ReadonlyMap<string, readonly string[]>;
  readonly actions: Pick<SpecActions, 'accept' | 'reject'>;
  /** The id the next criterion of a requirement would get. */
  readonly nextCriterion: (requirement: string) => string;
  readonly onSelect: (key: string) => void;
  readonly onOpenFile: (place: OpenAt) => void;
};
