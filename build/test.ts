import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Counted, countResults, sum } from './countResults.ts';
import { ensureChromium } from './ensureChromium.ts';

/** Everything that has to hold before a change lands. The last line is “N passed, N failed”. */
const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);
const SUITE_LIMIT_MS = 30 * 60_000;
/** Tests wait for processes a good deal, so that even two processors serve two files at once. */
const SIDE_BY_SIDE = new Set<string>(['unit', 'integration']);
const WORKERS = Math.max(2, availableParallelism() - 1);

const checks: readonly (readonly [string, string, readonly string[]])[] = [
  ['Lint', bin('oxlint'), []],
  ['Format', bin('biome'), ['format']],
  ['Import directions', process.execPath, [join(root, 'build/imports.ts')]],
  ['Types', bin('tsc'), ['--noEmit', '-p', '.']],
];
const suites = ['unit', 'integration', 'agents', 'e2e'] as const;

const hasBrowser = ensureChromium();
const results = [
  ...checks.map(([title, command, args]) => ({ title, ...check(title, command, args) })),
  ...suites.map((name) => ({ title: `Tests: ${name}`, ...suite(name) })),
];

console.log('');
for (const { title, passed, failed, failures } of results) {
  console.log(
    `${failed > 0 ? '✗' : '✓'} ${title}${passed + failed > 1 ? `: ${passed} passed, ${failed} failed` : ''}`,
  );
  for (const failure of failures) console.log(`    ${failure}`);
}
if (!hasBrowser)
  console.log('✗ No Chrome, Chromium or Edge could be found or installed for the end-to-end tests.');
const total = sum(results);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

function check(title: string, command: string, args: readonly string[]): Counted {
  console.log(`\n— ${title}`);
  const { status } = run(command, args);
  return status === 0 ? { passed: 1, failed: 0, failures: [] } : { passed: 0, failed: 1, failures: [] };
}

function suite(name: (typeof suites)[number]): Counted {
  console.log(`\n— Tests: ${name}`);
  const reportFile = join(root, 'out', `tests-${name}.json`);
  rmSync(reportFile, { force: true });
  const options = [
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...(SIDE_BY_SIDE.has(name) ? [`--maxWorkers=${WORKERS}`] : []),
  ];
  const { status } = run(bin('vitest'), ['run', '--project', name, '--passWithNoTests', ...options]);
  return countResults(readReport(reportFile), status);
}

function run(command: string, args: readonly string[]) {
  return spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    timeout: SUITE_LIMIT_MS,
  });
}

function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // The run fell over before it could write one, and counts as a failure.
    return undefined;
  }
}
