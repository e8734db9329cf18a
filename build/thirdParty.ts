import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Licence = {
  readonly name: string;
  readonly version: string;
  /** What the package says its licence is; undefined when it says nothing. */
  readonly licence: string | undefined;
  /** The text that it asks to be passed on; empty when it ships none. */
  readonly text: string;
};

/** Licences that let a program be passed on under terms of its own. */
const FREE =
  /^\(?(?:MIT|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|OFL-1\.1|Unlicense|CC0-1\.0|BlueOak-1\.0\.0|Python-2\.0|Zlib|MPL-2\.0)(?: (?:AND|OR) [\w.() -]+)?\)?$/;

/** The packages that the build wrote down, each once. */
export function bundledPackages(root: string): readonly string[] {
  const folder = join(root, 'out', 'packages');
  const lists = readdirSync(folder).map(
    (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as string[],
  );
  return [...new Set(lists.flat())].toSorted();
}

export function readLicence(root: string, name: string): Licence {
  const folder = join(root, 'node_modules', name);
  const own = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
    license?: string | { type: string };
  };
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice|ofl)/i.test(file));
  return {
    name,
    version: own.version,
    licence: typeof own.license === 'object' ? own.license.type : own.license,
    text: files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n'),
  };
}

export function isFree({ licence }: Licence): boolean {
  return licence !== undefined && FREE.test(licence);
}

/** Writes the licences of everything that is shipped inside the bundles to `out/THIRD-PARTY.txt`, sorted by name. */
export function writeThirdParty(root: string): readonly Licence[] {
  const licences = bundledPackages(root)
    .filter((name) => existsSync(join(root, 'node_modules', name, 'package.json')))
    .map((name) => readLicence(root, name));
  const parts = licences.map(({ name, version, licence, text }) =>
    [`${name} ${version}`, `Licence: ${licence ?? 'not named'}`, text].filter(Boolean).join('\n\n'),
  );
  const rule = `\n\n${'-'.repeat(72)}\n\n`;
  const head = 'Overture contains these packages. Thank you to all who made them.';
  writeFileSync(join(root, 'out', 'THIRD-PARTY.txt'), `${[head, ...parts].join(rule)}\n`);
  return licences;
}
