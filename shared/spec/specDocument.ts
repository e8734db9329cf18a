import type { SpecStatus } from '#shared/project/project.ts';
import type { SpecList } from './proposal.ts';
import type { TextRange } from './textEdit.ts';

/** What is wrong with the form of a file, for those who can mend it. */
export type SpecProblemCode =
  | 'frontMatterDamaged'
  | 'frontMatterMissing'
  | 'statusUnknown'
  | 'formatUnknown'
  | 'strayCriterion'
  | 'duplicateId'
  | 'itemWithoutId'
  | 'headingWithoutId'
  | 'requirementWithoutTitle'
  | 'criterionElsewhere'
  | 'danglingId'
  | 'conflictMarker'
  | 'openFence';

/** `line` and `column` count from 1. */
export type SpecProblem = {
  readonly code: SpecProblemCode;
  readonly line: number;
  readonly column: number;
  readonly range: TextRange;
  readonly message: string;
  readonly severity: 'error' | 'warning';
};

/**
 * What every part of a spec has. `key` names it within the document and stays the same while others change:
 * its id (`R1`, `AC-1.2`), or its list and place (`scopeIn:0`, `why:1`); a second `C1` is `C1~2`.
 * `range` covers its lines whole, the last line end included.
 */
export type SpecPart = { readonly key: string; readonly range: TextRange; readonly line: number };

/** A part that is one run of words. `text` has wrapped lines joined by a space; `textRange` is what they occupy. */
export type SpecText = SpecPart & { readonly text: string; readonly textRange: TextRange };

/** Markdown kept as it is: `text` is the source, line ends as in the file, without the last one. */
export type SpecProse = SpecText & {
  readonly kind: 'paragraph' | 'list' | 'quote' | 'code' | 'html' | 'table' | 'heading' | 'rule';
};

export type SpecHeading = {
  readonly level: number;
  readonly text: string;
  readonly textRange: TextRange;
  readonly range: TextRange;
  readonly line: number;
};

/** A line of a list. `id` is null for lists that carry none, and for a line that lacks one. */
export type SpecItem = SpecText & {
  readonly list: SpecList;
  readonly id: string | null;
  readonly idRange: TextRange | null;
};

/** `security` in `(security)`. */
export type SpecBoundary = SpecItem & { readonly list: 'boundaries'; readonly kind: string | null };
export type SpecAssumption = SpecItem & { readonly list: 'assumptions'; readonly risk: string | null };
/** `date` as written, `from` the question's id, or another spec's id and its decision's. Both stand outside `text`. */
export type SpecDecision = SpecItem & {
  readonly list: 'decisions';
  readonly date: string | null;
  readonly from: string | null;
};
export type SpecQuestion = SpecItem & { readonly list: 'questions'; readonly waitsFor: SpecText | null };
/** `path#symbol` or `path:line`, then a note; `text` is the note. */
export type SpecCodeReference = SpecItem & {
  readonly list: 'code';
  readonly path: string | null;
  readonly symbol: string | null;
  readonly codeLine: number | null;
};

export type ShownBy = SpecText & { readonly kind: 'command' | 'test' | 'person' | 'agent' };

export type SpecCriterion = SpecText & {
  readonly id: string;
  readonly idRange: TextRange;
  /** The requirement it stands under. */
  readonly requirement: string;
  /** `text` of a command is without its backticks. */
  readonly shownBy: readonly ShownBy[];
};

/** `text` is the title, without the id and the mark `(optional)`. */
export type SpecRequirement = SpecText & {
  readonly id: string;
  readonly idRange: TextRange;
  readonly title: string;
  readonly optional: boolean;
  readonly prose: readonly SpecProse[];
  readonly criteria: readonly SpecCriterion[];
};

export type SpecSectionKind =
  | 'why'
  | 'scope'
  | 'code'
  | 'requirements'
  | 'constraints'
  | 'boundaries'
  | 'integration'
  | 'assumptions'
  | 'decisions'
  | 'questions'
  | 'other';

/** In the order of the file. `prose` and `items` are in order too; a list section may hold prose and the reverse. */
export type SpecSection = {
  readonly key: string;
  readonly kind: SpecSectionKind;
  readonly heading: SpecHeading;
  /** From its heading up to the next section. */
  readonly range: TextRange;
  readonly prose: readonly SpecProse[];
  readonly items: readonly SpecItem[];
  /** In a scope section: the headings In, Optional and Out, as far as they are there. */
  readonly lists: readonly { readonly list: SpecList; readonly heading: SpecHeading }[];
  readonly requirements: readonly SpecRequirement[];
};

export type FrontMatter = {
  /** Both fences included. */
  readonly range: TextRange;
  readonly fields: readonly {
    readonly key: string;
    readonly value: string;
    readonly valueRange: TextRange;
    readonly line: number;
  }[];
};

/** The request's words without quote marks; `attribution` without its dash. */
export type SpecRequest = SpecText & { readonly attribution: string | null };

/** A view of the text: everything in it has its place there, and what it does not know stays as it is. */
export type SpecDocument = {
  readonly text: string;
  readonly eol: '\n' | '\r\n';
  readonly frontMatter: FrontMatter | null;
  /** From the front matter. */
  readonly id: string | null;
  /** `draft` when missing or unknown (then `problems` says so). */
  readonly status: SpecStatus;
  readonly grounded: string | null;
  /** The first-level heading, else the front matter's title, else an empty string. */
  readonly title: string;
  readonly titleHeading: SpecText | null;
  readonly request: SpecRequest | null;
  /** Markdown between the title and the first section. */
  readonly preamble: readonly SpecProse[];
  readonly sections: readonly SpecSection[];
  /** All of the file, wherever they stand. */
  readonly requirements: readonly SpecRequirement[];
  readonly criteria: readonly SpecCriterion[];
  readonly scopeIn: readonly SpecItem[];
  readonly scopeOptional: readonly SpecItem[];
  readonly scopeOut: readonly SpecItem[];
  readonly code: readonly SpecCodeReference[];
  readonly constraints: readonly SpecItem[];
  readonly boundaries: readonly SpecBoundary[];
  readonly integration: readonly SpecItem[];
  readonly assumptions: readonly SpecAssumption[];
  readonly decisions: readonly SpecDecision[];
  readonly questions: readonly SpecQuestion[];
  readonly problems: readonly SpecProblem[];
};
