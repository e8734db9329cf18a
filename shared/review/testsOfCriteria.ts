import { fullName, type TestResult } from './testResult.ts';

/** What ties tests to a criterion: its id, the test names of its `shown by` lines, and the commands there. */
export interface ShownCriterion {
  readonly id: string;
  readonly shownBy: readonly { readonly kind: string; readonly text: string }[];
}

/** A test that shows a criterion, and why we say so. */
export interface CriterionTest {
  readonly criterion: string;
  readonly test: TestResult;
  readonly why: string;
}

/** More tests than this of one command are told by the command as a whole; failing ones are told all the same. */
const MOST_OF_A_COMMAND = 20;

/**
 * Tests that name a criterion by its id (`AC-1.2`, `ac_1_2`, in their name, suite or file) or by the words of its
 * `shown by` line; and, where a command shows these criteria, its tests that name no criterion. Skipped ones show
 * nothing. In the order of the tests.
 */
export function testsOfCriteria(
  tests: readonly TestResult[],
  criteria: readonly ShownCriterion[],
  commandShows: readonly string[] = [],
): readonly CriterionTest[] {
  const ran = tests.filter(({ outcome }) => outcome !== 'skipped');
  const known = criteria.map((criterion) => ({ criterion, pattern: idPattern(criterion.id) }));
  const named = ran.map((test) => ({
    test,
    found: known.flatMap(({ criterion, pattern }) => {
      const why = whyNamed(test, criterion, pattern);
      return why === null ? [] : [{ criterion: criterion.id, test, why }];
    }),
  }));
  const anonymous = named.filter(({ found, test }) => found.length === 0 && !ANY_ID.test(fullName(test)));
  const told =
    anonymous.length <= MOST_OF_A_COMMAND
      ? anonymous
      : anonymous.filter(isFailing).slice(0, MOST_OF_A_COMMAND);
  const ofCommand = new Set(commandShows.length === 1 ? told.map(({ test }) => test) : []);
  return named.flatMap(({ test, found }) =>
    ofCommand.has(test)
      ? commandShows.map((criterion) => ({
          criterion,
          test,
          why: `is run by the command that shows ${criterion}`,
        }))
      : found,
  );
}

const ANY_ID = /\bAC[-_. ]?\d+[-_.]\d+/i;

function isFailing({ test }: { readonly test: TestResult }): boolean {
  return test.outcome === 'failed';
}

function whyNamed(test: TestResult, { id, shownBy }: ShownCriterion, pattern: RegExp): string | null {
  if (pattern.test(test.name)) return `names ${id}`;
  if (pattern.test(test.suite)) return `stands under ${id}`;
  const names = shownBy.filter(({ kind }) => kind === 'test').map(({ text }) => plain(text));
  const own = [test.name, fullName(test)].map(plain);
  return names.some((name) => own.includes(name)) ? `is the test that ${id} is shown by` : null;
}

/** Names are the same whatever joins their words: `refuses a stranger`, `test_refuses_a_stranger`, `TestRefusesAStranger`. */
function plain(name: string): string {
  return name
    .replace(/(?<=[\p{Ll}\d])(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^test /, '');
}

/** The id with any sign between its parts, since most languages allow neither dash nor dot in a name. */
export function idPattern(id: string): RegExp {
  const parts = id.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
  return new RegExp(
    `(?:(?<![\\p{L}\\p{N}])|(?<=\\b[Tt]est))${parts.join('[-_. ]?')}(?![\\p{N}]|[-_.]?\\p{N})`,
    'iu',
  );
}
