import type { TaskCode, TaskFile } from '#shared/code/taskCode.ts';
import type { Result } from '#shared/contract/result.ts';
import { type BriefPart, textPart } from './briefPart.ts';
import { describeSymbols } from './describeSymbols.ts';

const TITLE = 'Code that matters here';
const HOW =
  'From the code index: definitions with the lines they begin on, who imports a file, and the tests from which imports lead to it.';

/** The code around a task: the files of its scope and the best few beside it. Without an index, one line that says why. */
export function codePart(code: Result<TaskCode, string>, words: string): BriefPart {
  if (!code.ok)
    return textPart(
      'code',
      TITLE,
      `The code index could not be asked (${code.error}), so what it knows is left out.`,
      '',
    );
  const { change, read, found, leftOut } = code.value;
  const groups = [
    group('Of the files you may change:', change, words),
    group('Worth reading:', read, words),
    leftOut > 0 ? `… and ${leftOut} more files of these scopes.` : '',
    foundGroup(found),
  ].filter((text) => text !== '');
  const body = groups.length === 0 ? '' : [HOW, ...groups].join('\n\n');
  return textPart('code', TITLE, body, 'Search the files for more.');
}

function group(title: string, files: readonly TaskFile[], words: string): string {
  if (files.length === 0) return '';
  return `${title}\n\n${files.map((file) => describeFile(file, words)).join('\n')}`;
}

function describeFile(
  { path, symbols, users, userCount, tests, testCount }: TaskFile,
  words: string,
): string {
  const facts = [
    describeSymbols(symbols, words),
    named('used by', users, userCount),
    named('tested by', tests, testCount),
  ].filter((text) => text !== '');
  return `- \`${path}\`${facts.length === 0 ? '' : `: ${facts.join('; ')}`}`;
}

function named(how: string, paths: readonly string[], count: number): string {
  if (count === 0) return '';
  const more = count > paths.length ? ` and ${count - paths.length} more` : '';
  return `${how} ${paths.map((path) => `\`${path}\``).join(', ')}${more}`;
}

function foundGroup(found: TaskCode['found']): string {
  if (found.length === 0) return '';
  const lines = found.map(({ path, reasons }) => {
    const why = reasons.map(({ text }) => text.replace(/\s+/g, ' ')).join('; ');
    return `- \`${path}\`${why === '' ? '' : `: ${why}`}`;
  });
  return `Found beside them by the words of the task and its criteria, the best first:\n\n${lines.join('\n')}`;
}
