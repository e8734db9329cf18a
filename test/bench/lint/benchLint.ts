import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { argv } from 'node:process';
import { benchCorpus } from './benchCorpus.ts';
import { benchPronouns } from './benchPronouns.ts';
import { benchSmells } from './benchSmells.ts';
import { benchSpeed } from './benchSpeed.ts';

/**
 * What the linter finds of what people marked, beside the tools that were published with the data. The data are not
 * part of the repository: `npm run bench:lint -- DIR` names the folder that holds `arta-dev` and `reqeval`.
 */
const root = join(import.meta.dirname, '../../..');
const [given] = argv.slice(2).filter((argument) => !argument.startsWith('-'));
const datasets = given === undefined ? join(root, '../shared/datasets') : resolve(given);

await ifThere(join(datasets, 'arta-dev'), 'labelled requirements (ARTA DS1)', benchSmells);
await ifThere(join(datasets, 'reqeval'), 'labelled pronouns (ReqEval)', benchPronouns);
await ifThere(join(datasets, '../corpus'), 'real specs', benchCorpus);
benchSpeed();

async function ifThere(
  folder: string,
  what: string,
  bench: (folder: string) => Promise<void>,
): Promise<void> {
  if (existsSync(folder)) return bench(folder);
  console.log(`\nThe ${what} are not in ${folder}, so nothing was measured on them.`);
}
