import { Parser, type Result as TapPoint } from 'tap-parser';
import { placeIn, testResult, type TestResult } from '#shared/review/testResult.ts';

/** Reads TAP 12 to 14, subtests included; lines that are no TAP pass by. A suite's own summary is no test. */
export function readTap(text: string): readonly TestResult[] {
  const found: TestResult[] = [];
  const parser = new Parser({ preserveWhitespace: true });
  follow(parser, [], found);
  parser.end(text.endsWith('\n') ? text : `${text}\n`);
  return found;
}

function follow(parser: Parser, suites: readonly string[], found: TestResult[]): void {
  let hadChild = false;
  parser.on('child', (child: Parser) => {
    hadChild = true;
    follow(child, [...suites, child.name], found);
  });
  parser.on('assert', (point: TapPoint) => {
    if (!hadChild) found.push(read(point, suites));
    hadChild = false;
  });
}

function read(point: TapPoint, suites: readonly string[]): TestResult {
  const skipped = Boolean(point.skip) || Boolean(point.todo);
  const outcome = skipped ? 'skipped' : point.ok ? 'passed' : 'failed';
  const said = describe(point.diag);
  const suite = suites.filter((name) => name !== '').join(' > ');
  return testResult({
    name: point.name,
    outcome,
    suite,
    ...placeOf(point.diag, said),
    message: point.ok ? '' : said,
  });
}

const LOCATION = /^(?<file>.+?):(?<line>\d+)(?::\d+)?$/;

function placeOf(diagnosis: unknown, said: string): Pick<TestResult, 'file' | 'line'> {
  const location = field(diagnosis, 'location');
  const groups = typeof location === 'string' ? LOCATION.exec(location)?.groups : undefined;
  if (groups) return { file: groups['file'] ?? null, line: Number(groups['line']) };
  const [file, line] = [
    field(field(diagnosis, 'at'), 'file') ?? field(field(diagnosis, 'at'), 'fileName'),
    field(field(diagnosis, 'at'), 'line') ?? field(field(diagnosis, 'at'), 'lineNumber'),
  ];
  if (typeof file === 'string')
    return { file, line: Number.isInteger(Number(line)) && Number(line) > 0 ? Number(line) : null };
  return placeIn(said);
}

/** The words of a diagnosis that say what went wrong, else all of it. */
function describe(diagnosis: unknown): string {
  const told = ['error', 'message', 'stack', 'diff'].map((key) => field(diagnosis, key));
  const words = told.filter((one) => typeof one === 'string');
  if (words.length > 0) return words.join('\n');
  return typeof diagnosis === 'object' && diagnosis !== null ? JSON.stringify(diagnosis) : '';
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
