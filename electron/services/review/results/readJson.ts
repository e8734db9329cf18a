import { z } from 'zod';
import { placeIn, testResult, type TestResult } from '#shared/review/testResult.ts';

/** A line of `go test -json` (the form is described in `go doc test2json`). */
const goLineSchema = z.object({
  Action: z.string(),
  Package: z.string().default(''),
  Test: z.string().optional(),
  Output: z.string().default(''),
});
const GO_OUTCOMES: Readonly<Record<string, TestResult['outcome']>> = {
  pass: 'passed',
  fail: 'failed',
  skip: 'skipped',
};

/** Tests of `go test -json`; a test with subtests is told by these alone. Null when the text is no such output. */
export function readGoJson(text: string): readonly TestResult[] | null {
  const outputs = new Map<string, string>();
  const found = new Map<string, TestResult>();
  let isGo = false;
  for (const line of text.split('\n')) {
    if (!line.startsWith('{"')) continue;
    const parsed = goLineSchema.safeParse(parseJson(line));
    if (!parsed.success) continue;
    const { Action: action, Package: suite, Test: name, Output: output } = parsed.data;
    isGo = true;
    if (name === undefined) continue;
    const key = `${suite} ${name}`;
    if (action === 'output') outputs.set(key, (outputs.get(key) ?? '') + output);
    const outcome = GO_OUTCOMES[action];
    if (!outcome) continue;
    const message = outcome === 'failed' ? (outputs.get(key) ?? '') : '';
    found.set(key, testResult({ name, suite, outcome, ...goPlace(message, suite), message }));
  }
  const parents = new Set([...found.keys()].flatMap((key) => parentsOf(key)));
  return isGo ? [...found].flatMap(([key, test]) => (parents.has(key) ? [] : [test])) : null;
}

function parentsOf(key: string): readonly string[] {
  const space = key.indexOf(' ');
  const parts = key.slice(space + 1).split('/');
  return parts
    .slice(1)
    .map((_part, index) => `${key.slice(0, space)} ${parts.slice(0, index + 1).join('/')}`);
}

/** Go prints a file's name alone; its folder ends like the package. */
function goPlace(message: string, suite: string): Pick<TestResult, 'file' | 'line'> {
  const { file, line } = placeIn(message);
  if (file === null) return { file, line };
  const folder = suite.split('/').slice(1).join('/');
  return { file: folder === '' || file.includes('/') ? file : `${folder}/${file}`, line };
}

/** What Jest and Vitest write with `--json` and `--reporter=json`. */
const jestSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(
        z.object({
          title: z.string(),
          ancestorTitles: z.array(z.string()).default([]),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
          location: z.object({ line: z.number() }).nullish(),
        }),
      ),
    }),
  ),
});

/** Tests of a JSON report of Jest or Vitest, also with a runner's lines around it; null when the text is none. */
export function readJestJson(text: string): readonly TestResult[] | null {
  const start = text.search(/^\{/m);
  const end = text.lastIndexOf('}');
  if (start < 0 || !text.includes('"assertionResults"')) return null;
  const parsed = jestSchema.safeParse(parseJson(text.slice(start, end + 1)));
  if (!parsed.success) return null;
  return parsed.data.testResults.flatMap(({ name: file, assertionResults }) =>
    assertionResults.map(({ title, ancestorTitles, status, failureMessages, location }) => {
      const message = (failureMessages ?? []).join('\n');
      const place = placeIn(message);
      return testResult({
        name: title,
        suite: ancestorTitles.join(' > '),
        outcome: status === 'passed' ? 'passed' : status === 'failed' ? 'failed' : 'skipped',
        file,
        line: location?.line ?? (place.file !== null && file.endsWith(place.file) ? place.line : null),
        message,
      });
    }),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A line that only looks like JSON is a program's own output.
    return null;
  }
}
