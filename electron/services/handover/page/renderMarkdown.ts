import type { Element, ElementContent, Root, RootContent, Text } from 'hast';
import { defaultSchema, sanitize } from 'hast-util-sanitize';
import { h } from 'hastscript';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { toHast } from 'mdast-util-to-hast';
import { gfmTable } from 'micromark-extension-gfm-table';
import { earsKeywords } from '#shared/spec/ears.ts';

export type Pictures = ReadonlyMap<string, string>;

/** Nothing is loaded, no id of a document may clash with the page's own, and only links to the web and mail stay. */
const SCHEMA = {
  ...defaultSchema,
  attributes: { a: ['href', 'title'], img: ['src', 'alt'], th: ['align'], td: ['align'], ol: ['start'] },
  protocols: { href: ['http', 'https', 'mailto'] },
};

/** Markdown as safe elements; pictures are those of `pictures`, every other one becomes its description. */
export function renderMarkdown(markdown: string, pictures: Pictures): ElementContent[] {
  const tree = fromMarkdown(markdown, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  const safe = sanitize(toHast(tree), SCHEMA) as Root;
  return contentOf(safe.children, pictures);
}

/** Words of one line: Markdown within it, and the keywords of EARS set apart. */
export function renderLine(markdown: string, pictures: Pictures): ElementContent[] {
  const blocks = renderMarkdown(markdown, pictures);
  return blocks.flatMap((block) =>
    block.type === 'element' && block.tagName === 'p' ? block.children : [block],
  );
}

/** A line whose words may hold keywords of EARS. */
export function renderCriterion(markdown: string, pictures: Pictures): ElementContent[] {
  return renderLine(markdown, pictures).flatMap(withKeywords);
}

function contentOf(children: readonly RootContent[], pictures: Pictures): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type === 'doctype') return [];
    if (child.type !== 'element') return [child];
    if (child.tagName === 'img') return [picture(child, pictures)];
    return [{ ...child, children: contentOf(child.children, pictures) }];
  });
}

function picture({ properties }: Element, pictures: Pictures): Element {
  const { src, alt } = properties;
  const data = typeof src === 'string' ? pictures.get(decoded(src)) : undefined;
  const words = typeof alt === 'string' && alt !== '' ? alt : 'without a description';
  return data
    ? h('img', { src: data, alt: typeof alt === 'string' ? alt : '' })
    : h('span', { className: ['missing'] }, `[picture: ${words}]`);
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function withKeywords(node: ElementContent): ElementContent[] {
  if (node.type !== 'text') return [node];
  const { value } = node;
  let at = 0;
  const parts = earsKeywords(value).flatMap(({ start, end, keyword }) => {
    const before: Text = { type: 'text', value: value.slice(at, start) };
    at = end;
    return [before, h('span', { className: ['keyword'] }, keyword)];
  });
  return [...parts, { type: 'text', value: value.slice(at) }];
}
