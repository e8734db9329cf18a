import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lintSentence } from '#shared/spec/lint/lintSentence.ts';
import { lintSpec } from '#shared/spec/lint/lintSpec.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';

/** Lints every line of real specs, as a guard against throwing and against rules that fire on everything. */
export async function benchCorpus(folder: string): Promise<void> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(?:md|txt)$/.test(name));
  const counts = new Map<string, number>();
  let sentences = 0;
  const start = performance.now();
  for (const name of names.toSorted()) {
    const text = await readFile(join(folder, name), 'utf8');
    lintSpec(parseSpec(text));
    for (const line of text.split('\n').filter((each) => /\b(?:shall|must|should)\b/i.test(each))) {
      sentences += 1;
      for (const smell of new Set(lintSentence(line).map((finding) => finding.smell))) {
        counts.set(smell, (counts.get(smell) ?? 0) + 1);
      }
    }
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(
    `\nReal specs: ${names.length} files, ${sentences} lines that ask for something, ${seconds} s. Lines per smell:`,
  );
  const shares = [...counts].toSorted((a, b) => b[1] - a[1]);
  console.log(
    shares.map(([smell, count]) => `${smell} ${((100 * count) / sentences).toFixed(1)} %`).join(' · '),
  );
}
