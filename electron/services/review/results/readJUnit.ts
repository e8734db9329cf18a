import sax from 'sax';
import { placeIn, testResult, type TestResult } from '#shared/review/testResult.ts';

type Draft = { -readonly [Key in keyof TestResult]: TestResult[Key] };

/**
 * Reads a JUnit report (`testsuites`, `testsuite`, `testcase`; Jenkins’ xunit plug-in describes the form). Damaged
 * XML gives the tests up to the damage. Entities of the document's own are not expanded.
 */
export function readJUnit(xml: string): readonly TestResult[] {
  const parser = sax.parser(true, { position: false });
  const found: TestResult[] = [];
  const suites: string[] = [];
  let test: Draft | null = null;
  let text = '';
  Object.assign(parser, {
    onerror() {
      throw new DamagedXml();
    },
    onopentag({ name, attributes }: sax.Tag | sax.QualifiedTag) {
      const of = (key: string) => textOf(attributes[key]);
      text = '';
      if (name === 'testsuite') suites.push(of('name'));
      else if (name === 'testcase') test = begin(of, suites.at(-1) ?? '');
      else if (test && (name === 'failure' || name === 'error')) {
        test.outcome = 'failed';
        test.message = of('message');
      } else if (test && name === 'skipped') test.outcome = 'skipped';
    },
    ontext(said: string) {
      text += said;
    },
    oncdata(said: string) {
      text += said;
    },
    onclosetag(name: string) {
      if (name === 'testsuite') suites.pop();
      if (test && (name === 'failure' || name === 'error')) test.message = joined(test.message, text);
      if (test && name === 'testcase') {
        found.push(finish(test));
        test = null;
      }
    },
  });
  try {
    parser.write(xml).close();
  } catch (error) {
    if (!(error instanceof DamagedXml)) throw error;
  }
  return found;
}

class DamagedXml extends Error {}

function begin(of: (key: string) => string, suite: string): Draft {
  const around = of('classname') || suite;
  const line = Number(of('line'));
  return {
    ...testResult({ name: of('name'), outcome: 'passed', suite: around, file: of('file') || fileOf(around) }),
    line: Number.isInteger(line) && line > 0 ? line : null,
  };
}

/** Vitest writes a file as the class; Java and Python write a dotted name, whose file only the project can tell. */
function fileOf(suite: string): string | null {
  return /^[\w@./\\-]+\/[\w.-]+\.\w+$|^[\w-]+\.(?:test|spec)\.\w+$/.test(suite) ? suite : null;
}

function finish(test: Draft): TestResult {
  if (test.line !== null || test.outcome !== 'failed') return testResult(test);
  const place = placeIn(test.message);
  const isSame = test.file === null || (place.file !== null && test.file.endsWith(place.file));
  return testResult({ ...test, file: test.file ?? place.file, line: isSame ? place.line : null });
}

function joined(message: string, body: string): string {
  return body.includes(message) ? body : `${message}\n${body}`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
