import { readTestLines } from '#shared/review/readTestLines.ts';
import type { TestResult } from '#shared/review/testResult.ts';
import { readGoJson, readJestJson } from './readJson.ts';
import { readJUnit } from './readJUnit.ts';
import { readTap } from './readTap.ts';

/** The single tests that an output or a report tells of, whichever of the known forms it has; none when in no such form. */
export function readTests(text: string): readonly TestResult[] {
  if (/<testsuites?[\s>]/.test(text))
    return readJUnit(text.slice(Math.max(0, text.search(/<\?xml|<testsuites?[\s>]/))));
  const json = readJestJson(text) ?? readGoJson(text);
  if (json) return json;
  if (/^TAP version \d+|^\s*(?:not )?ok \d+\b/m.test(text)) return readTap(text);
  return readTestLines(text);
}
