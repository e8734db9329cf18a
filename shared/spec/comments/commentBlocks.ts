import { unwrap } from '../parse/wrappedText.ts';
import type { SpecDocument, SpecProse } from '../specDocument.ts';

/** Words that can be commented on, by the key of their part and in the order of the document; as the page shows them. */
export type CommentBlocks = ReadonlyMap<string, string>;

export function commentBlocks(document: SpecDocument): CommentBlocks {
  const blocks = new Map<string, string>();
  const add = ({ key, text }: { readonly key: string; readonly text: string }) => blocks.set(key, text);
  const addProse = (prose: readonly SpecProse[]) => {
    for (const { key, kind, text } of prose) add({ key, text: kind === 'paragraph' ? unwrap(text) : text });
  };
  if (document.title !== '') add({ key: 'title', text: document.title });
  if (document.request) add({ key: 'request', text: document.request.text });
  addProse(document.preamble);
  for (const section of document.sections) {
    addProse(section.prose);
    for (const item of section.items) add(item);
    for (const requirement of section.requirements) {
      add({ key: requirement.key, text: requirement.title });
      addProse(requirement.prose);
      for (const criterion of requirement.criteria) add(criterion);
    }
  }
  return blocks;
}

/** True for keys that name a block for good; others are places, which shift when something is put before them. */
export function isLastingKey(key: string): boolean {
  return !/:\d+$/.test(key);
}
