import type { FileSide } from '#shared/review/reviewedFile.ts';

/** What two sides without text come to, in a sentence or two. */
export function sideWords(before: FileSide | null, after: FileSide | null): string {
  if (before === null && after !== null) return `New: ${kindWords(after)}.`;
  if (after === null && before !== null) return `Deleted. It was ${kindWords(before)}.`;
  if (before === null || after === null) return '';
  const [was, is] = [kindWords(before), kindWords(after)];
  return was === is
    ? `${is.charAt(0).toUpperCase()}${is.slice(1)}, before and now.`
    : `It was ${was}, and is ${is} now.`;
}

function kindWords(side: FileSide): string {
  switch (side.kind) {
    case 'text':
      return `text of ${byteWords(side.bytes)}`;
    case 'picture':
      return `a picture of ${byteWords(side.bytes)}`;
    case 'binary':
      return `binary, ${byteWords(side.bytes)}`;
    case 'tooLarge':
      return `${byteWords(side.bytes)}, too large to be shown here`;
    case 'link':
      return `a link to ${side.target}`;
    case 'submodule':
      return `a submodule at ${side.commit.slice(0, 7)}`;
  }
}

const UNIT = 1024;

/** “3 bytes”, “1.2 KB”, “34 MB”. */
export function byteWords(bytes: number): string {
  if (bytes < UNIT) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  const [amount, unit] = bytes < UNIT * UNIT ? [bytes / UNIT, 'KB'] : [bytes / UNIT / UNIT, 'MB'];
  return `${amount < 10 ? Number(amount.toFixed(1)) : Math.round(amount)} ${unit}`;
}
