/** A line that only names what other files do, in the nine languages of the code index. */
const IMPORTS =
  /^\s*(?:import|from|use|using|require|#include|export \* from|package|namespace|pub mod|mod)\b/;
const COMMENT = /^\s*(?:\/\/|\/\*\*?|\*|#(?!\[)|--|"""|<!--|\{\/\*|@)/;
/** A name of a test, in words or as a function. */
const TEST_NAME =
  /\b(?:test|it|describe|context|scenario)\b.*['"`]|def test_|func Test|void \w+\(\)|function test/;
/** Names between the brackets of a grouped import (Go, PHP), and what closes it. */
const GROUPED = /^\s*(?:(?!(?:echo|printf?|puts|return|yield|throw|raise) )[\w.]+ )?"[^"]*"\s*$|^\)/;
const SAYS = /[\p{L}\p{N}]/u;

export function isImport(text: string): boolean {
  return IMPORTS.test(text);
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
