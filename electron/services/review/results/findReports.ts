import { glob, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestResult } from '#shared/review/testResult.ts';
import { readTests } from './readTests.ts';

/** Where Maven, Gradle, pytest, Jest, Vitest and gotestsum write a JUnit report by custom. */
const PLACES = [
  'junit.xml',
  'report.xml',
  'reports/*.xml',
  'test-results/**/*.xml',
  'test-reports/**/*.xml',
  '**/target/surefire-reports/*.xml',
  '**/build/test-results/**/*.xml',
];
const LEFT_OUT = ['node_modules', '.git', '.venv', 'vendor'];
const LARGEST_BYTES = 50 * 1024 * 1024;
const MOST_REPORTS = 200;

/** The tests of JUnit reports below `folder` that were written after `since` (milliseconds since 1970). */
export async function findReports(folder: string, since: number): Promise<readonly TestResult[]> {
  const found: TestResult[] = [];
  let count = 0;
  for await (const path of glob(PLACES, { cwd: folder, exclude: (name) => LEFT_OUT.includes(name) })) {
    const report = await readReport(join(folder, path), since);
    if (report === null) continue;
    found.push(...readTests(report));
    count += 1;
    if (count >= MOST_REPORTS) break;
  }
  return found;
}

/** Null for what is older or larger than a report of now, no file, or cannot be read: it only has the name of one. */
async function readReport(file: string, since: number): Promise<string | null> {
  try {
    const found = await stat(file);
    // A second of grace: some file systems keep whole seconds.
    if (!found.isFile() || found.mtimeMs < since - 1000 || found.size > LARGEST_BYTES) return null;
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
