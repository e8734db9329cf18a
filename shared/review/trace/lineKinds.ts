/** A line that only names what other files do, in the nine languages of the code index. */
const IMPORTS =
  /^\s*(?:import|from|use|using|require|#include|export \* from|package|namespace|pub mod|mod)\b/;
const COMMENT = /^\s*(?:\/\/|\/\*\*?|\*|#(?!\[)|--|"""|<!--|\{\/\*|@)/;
/** A name of a test, in words or as a function. */
const TEST_NAME =
  /\b(?:test|it|describe|context|scenario)\b.*['"`]|def test_|func Test|void \w+\(\)|function test/;
/** What a test says of itself where its name is a function like any other. */
const TEST_MARK = /#\[(?:\w+::)?test|@Test\b|\[(?:Fact|Test|Theory)\b/;
/** What every test of a file runs before or after it. */
const SET_UP =
  /^\s*(?:(?:before|after)(?:Each|All)?\(|@(?:Before|After)|@pytest\.fixture|func TestMain\b|(?:def |(?:public |protected )?function |(?:override )?fun )(?:setUp|tearDown|setup|teardown)\b|setup do\b|(?:before|after)(?:\(:\w+\))? do\b)/;
/** Names between the brackets of a grouped import (Go, PHP), and what closes it. */
const GROUPED = /^\s*(?:(?!(?:echo|printf?|puts|return|yield|throw|raise) )[\w.]+ )?"[^"]*"\s*$|^\)/;
const SAYS = /[\p{L}\p{N}]/u;

export function isImport(text: string): boolean {
  return IMPORTS.test(text);
}

/** Indexes of the lines that import: also those of a grouped import, and comments just before. */
export function importLines(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [index, text] of lines.entries()) {
    const goesOn = GROUPED.test(text) && (found.has(index - 1) || found.has(index - 2));
    if (!IMPORTS.test(text) && !goesOn) continue;
    found.add(index);
    for (let at = index - 1; COMMENT.test(lines[at] ?? ''); at -= 1) found.add(at);
  }
  return found;
}

/** Comments and names of tests are prose: they say what is meant. */
export function isProse(text: string): boolean {
  return COMMENT.test(text) || TEST_NAME.test(text);
}

/** Whether lines mostly bring in what other lines of the file use: they serve what those serve. */
export function isGlue(lines: readonly string[]): boolean {
  const told = lines.filter((text) => SAYS.test(text) && !COMMENT.test(text));
  const glue = told.filter((text) => IMPORTS.test(text) || GROUPED.test(text));
  return glue.length > 0 && glue.length >= told.length / 2;
}

export function isSetUp(text: string): boolean {
  return SET_UP.test(text);
}

/** Whether lines of a test file are no test, but what its tests share: it serves what they serve. */
export function isTestHelp(lines: readonly string[]): boolean {
  if (lines.some((text) => TEST_NAME.test(text) || TEST_MARK.test(text))) return false;
  const first = lines.find((text) => /\p{L}/u.test(text)) ?? '';
  return lines.some(isSetUp) || /^\S/.test(first);
}
