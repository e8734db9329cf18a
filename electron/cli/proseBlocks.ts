/** Paragraphs and list items of any Markdown or plain text; headings, tables, comments and code are left out. */
export function proseBlocks(text: string): readonly { readonly start: number; readonly end: number }[] {
  const blocks: { start: number; end: number }[] = [];
  let open: { start: number; end: number } | null = null;
  let fence: string | null = null;
  const finish = () => {
    if (open) blocks.push(open);
    open = null;
  };
  for (const match of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    const line = match[0].replace(/[\r\n]+$/, '');
    const mark = /^\s*(```|~~~)/.exec(line)?.[1];
    if (mark && (fence === null || fence === mark)) {
      fence = fence === null ? mark : null;
      finish();
      continue;
    }
    if (fence !== null || /^\s*(?:$|#{1,6}\s|\||<!--|---+\s*$)/.test(line)) {
      finish();
      continue;
    }
    const bullet = /^\s*(?:[-*+]|\d+[.)])\s+(?:\[.\]\s+)?/.exec(line)?.[0];
    if (bullet !== undefined) finish();
    const end = match.index + line.length;
    if (open) open.end = end;
    else open = { start: match.index + (bullet?.length ?? 0), end };
  }
  finish();
  return blocks;
}
