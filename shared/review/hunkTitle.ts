import { firstChangeAt, hunkText } from './hunkText.ts';
import type { PatchHunk } from './patch.ts';

/** A comment that documents what follows it, alone on its line. */
const DOCUMENTED =
  /^\s*(?:\/\*\*\s*(?<block>\S.*?)\s*\*\/|\/\/\/\s*(?<slashes>\S.*)|"""(?<quotes>\S.*?)"""|##\s+(?<hashes>\S.*))\s*$/;
const TEST = /^\s*(?:test|it|describe)\(\s*(['"`])(?<name>.+?)\1/;
/** A line that begins or names a definition. Git takes any line that starts with a letter for one. */
const DEFINES =
  /(?:=>|->|[{(:)])\s*$|^\s*(?:export|public|private|protected|static|abstract|async|function|class|interface|type|enum|struct|trait|impl|module|namespace|package|object|record|def|fn|func|fun|pub|sub|proc|const|let|var|val)\b/;
const LONGEST = 90;

/** A name for a hunk: its documentation, its test, git's line of the enclosing function, else its line numbers. */
export function hunkTitle(hunk: PatchHunk): string {
  const text = hunkText(hunk);
  const near = text.slice(0, firstChangeAt(text) + 1).filter((line) => line.kind !== 'removed');
  const documented = near.map((line) => DOCUMENTED.exec(line.text)?.groups).findLast((groups) => groups);
  const words =
    documented &&
    (documented['block'] ?? documented['slashes'] ?? documented['quotes'] ?? documented['hashes']);
  if (words) return cut(words.replace(/[.:](?:\s.*)?$/, ''));
  const named = near.map((line) => TEST.exec(line.text)?.groups?.['name']).find((name) => name !== undefined);
  if (named) return cut(named.charAt(0).toUpperCase() + named.slice(1));
  const enclosing = DEFINES.test(hunk.header) ? hunk.header : '';
  const header = enclosing.trim().replace(/(?:\s*(?:=>|->|[{(:]))+$/, '');
  return header === '' ? lineWords(hunk) : cut(header);
}

function lineWords(hunk: PatchHunk): string {
  const text = hunkText(hunk);
  const numberAt = (index: number) => {
    const [line] = text.slice(index, index + 1);
    return line?.new ?? line?.old;
  };
  const first = numberAt(0) ?? hunk.newStart;
  const last = numberAt(text.count - 1) ?? first;
  return first === last ? `Line ${first}` : `Lines ${first} to ${last}`;
}

function cut(words: string): string {
  return words.length <= LONGEST ? words : `${words.slice(0, LONGEST - 1).trimEnd()}…`;
}
