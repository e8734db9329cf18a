import { readFileSync } from 'node:fs';

/** A spec of test/fixtures/specs, byte order mark and line ends as they are. */
export function specFixture(name: string): string {
  return readFileSync(new URL(`../fixtures/specs/${name}`, import.meta.url), 'utf8');
}
