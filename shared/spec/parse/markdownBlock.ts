import type { TextRange } from '../textEdit.ts';

/** Line indexes [from, to): blank lines after a block do not belong to it. */
type Lines = { readonly from: number; readonly to: number };

export type HeadingBlock = Lines & {
  readonly kind: 'heading';
  readonly level: number;
  readonly textRange: TextRange;
};

/** A list item. `textRange` covers its first paragraph without the marker; `children` are the items one level below. */
export type BulletBlock = Lines & {
  readonly kind: 'bullet';
  readonly textRange: TextRange;
  readonly children: readonly BulletBlock[];
};

export type PlainBlock = Lines & {
  readonly kind: 'paragraph' | 'quote' | 'code' | 'html' | 'table' | 'rule';
};

/** The parts of Markdown that a spec's structure rests on; everything else is a paragraph to it. */
export type MarkdownBlock = HeadingBlock | BulletBlock | PlainBlock;

/** `unclosedFence` is the line index of a code fence that never ends. */
export type MarkdownBlocks = {
  readonly blocks: readonly MarkdownBlock[];
  readonly unclosedFence: number | null;
};
