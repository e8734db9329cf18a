import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { lintSentence } from '#shared/spec/lint/lintSentence.ts';
import { ARTA_SMELLS, readArta, readTools } from './readArta.ts';
import { type Case, f1, precision, recall, scoreOf, show, spreadOfF1 } from './score.ts';

/** Prints, smell by smell, how Overture and the published tools do at requirement level on each part of ARTA’s DS1. */
export async function benchSmells(folder: string): Promise<void> {
  const files = (await readdir(folder)).filter(
    (name) => name.endsWith('.tsv') && !name.endsWith('-tools.tsv'),
  );
  for (const name of files) {
    const requirements = await readArta(join(folder, name));
    const tools = await readTools(join(folder, name.replace(/\.tsv$/, '-tools.tsv'))).catch(() => new Map());
    const told = requirements.map(({ text }) => new Set(lintSentence(text).map(({ smell }) => smell)));
    console.log(`\n${name}: ${requirements.length} requirements, counted once per requirement and smell\n`);
    console.log(header([...tools.keys()]));
    for (const smell of ARTA_SMELLS) {
      const cases = requirements.map(
        ({ smells }, index): Case => ({
          expected: smells.has(smell),
          told: told[index]?.has(smell) === true,
        }),
      );
      const others = [...tools.values()].map((byId) =>
        scoreOf(
          requirements.map(({ id, smells }) => ({
            expected: smells.has(smell),
            told: byId.get(id)?.has(smell) === true,
          })),
        ),
      );
      const [low, high] = spreadOfF1(cases);
      const all = [scoreOf(cases), ...others];
      const positives = cases.filter(({ expected }) => expected).length;
      const figures = all.map(
        (score) => `${show(precision(score))} ${show(recall(score))} ${show(f1(score))}`,
      );
      console.log(
        `${smell.padEnd(16)} ${String(positives).padStart(4)}  ${figures[0]}  ${show(low)}–${show(high)}  ${figures.slice(1).join('   ')}`,
      );
    }
  }
}

function header(tools: readonly string[]): string {
  const group = (name: string) => `${name.slice(0, 4).padEnd(4)}P    R    F1`.padEnd(14);
  const overture = 'P     R     F1   F1 of halves';
  return `${'smell'.padEnd(16)} seen  ${overture}  ${tools.map((name) => group(`${name} `)).join('   ')}`;
}
