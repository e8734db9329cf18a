import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { Ajv } from 'ajv';
import { parseSync } from 'vite';
import { parse } from 'yaml';
import { bundle } from './bundle.ts';
import { importsOf } from './readImports.ts';
import { isFree, writeThirdParty } from './thirdParty.ts';

/**
 * Checks everything about the package that can be without Electron's binary: the configuration, what the archive
 * holds and weighs, that no package of development is in it, and the licences of all that is. Fails with what is wrong.
 */
const root = join(import.meta.dirname, '..');
/** Bytes. Twice what it was when this was written; more than that is a package that came in by mistake. */
const LARGEST_ARCHIVE = 60 * 1024 * 1024;
const MUST_HOLD = [
  'package.json',
  'out/main/shell.js',
  'out/main/host.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'out/THIRD-PARTY.txt',
  'resources/agents.yaml',
];
const MUST_NOT_HOLD = /(?:^|\/)(?:node_modules|test|\.git|\.env[^/]*)(?:\/|$)|\.test\.|\.tsx?$|\.(?:br|gz)$/;

type Asar = {
  createPackage(from: string, to: string): Promise<unknown>;
  listPackage(archive: string, options: { isPack: boolean }): string[];
  extractFile(archive: string, name: string): Buffer;
};

const wrong: string[] = [];
const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'));
const asar = createRequire(builder.resolve('app-builder-lib/package.json'))('@electron/asar') as Asar;
const config = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as { files: string[] };

const schema: unknown = JSON.parse(readFileSync(builder.resolve('app-builder-lib/scheme.json'), 'utf8'));
const ajv = new Ajv({ allErrors: true, strict: false });
if (!ajv.validate(schema as object, config)) wrong.push(`electron-builder.yml: ${ajv.errorsText()}`);

await bundle();
const licences = writeThirdParty(root);
for (const licence of licences) {
  if (!isFree(licence)) wrong.push(`${licence.name} has the licence “${licence.licence ?? 'none'}”.`);
}
if (licences.length < 20) wrong.push(`Only ${licences.length} packages were found in the bundles.`);

const folder = mkdtempSync(join(tmpdir(), 'overture-dist-'));
try {
  const archive = join(folder, 'app.asar');
  copyListed(config.files, join(folder, 'app'));
  await asar.createPackage(join(folder, 'app'), archive);
  const held = asar
    .listPackage(archive, { isPack: false })
    .map((name) => name.replace(/^[/\\]/, '').replaceAll('\\', '/'));
  wrong.push(...MUST_HOLD.filter((name) => !held.includes(name)).map((name) => `${name} is missing.`));
  wrong.push(...held.filter(isStray).map((name) => `${name} should not be inside.`));
  wrong.push(...strayImports(archive, held));
  const bytes = statSync(archive).size;
  if (bytes > LARGEST_ARCHIVE) wrong.push(`The archive has ${bytes} bytes.`);
  console.log(
    `${held.length} files, ${(bytes / 1024 / 1024).toFixed(1)} MB, ${licences.length} packages inside; licences in out/THIRD-PARTY.txt.`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const sentence of wrong) console.error(sentence);
process.exitCode = wrong.length > 0 ? 1 : 0;

/** The sample is a project of its own, with sources and tests, and is handed to people as it is. */
function isStray(name: string): boolean {
  return MUST_NOT_HOLD.test(name) && !name.startsWith('resources/sample/');
}

/** What `files` of the configuration names, taken as electron-builder does: in order, “!” takes away. */
function copyListed(patterns: readonly string[], to: string): void {
  const taken = patterns.filter((pattern) => !pattern.startsWith('!'));
  const left = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  const without = new Set(
    left.flatMap((pattern) => globSync(pattern, { cwd: root, exclude: ['node_modules/**'] })),
  );
  for (const name of taken.flatMap((pattern) => globSync(pattern, { cwd: root }))) {
    if (without.has(name) || !statSync(join(root, name)).isFile()) continue;
    mkdirSync(dirname(join(to, name)), { recursive: true });
    cpSync(join(root, name), join(to, name));
  }
}

/** Nothing is installed beside the bundles, so all that a program may still name is Node's own, and Electron. */
function strayImports(archive: string, held: readonly string[]): readonly string[] {
  const allowed = /^(?:node:|electron(?:\/|$)|bufferutil$|utf-8-validate$)/;
  const own = new Set(builtinModules);
  return held
    .filter((name) => /^out\/(?:main|preload)\/.*\.c?js$/.test(name))
    .flatMap((name) => {
      const text = asar.extractFile(archive, name.replaceAll('/', sep)).toString('utf8');
      return namedBy(name, text)
        .filter((to) => !allowed.test(to) && !own.has(to) && !held.includes(to))
        .map((to) => `${name} imports ${to}, which is not inside.`);
    });
}

/** What a program imports, now or later, and what it requires by a plain name. */
function namedBy(name: string, text: string): readonly string[] {
  return [...importsOf(name, text).map(({ to }) => to), ...requiredIn(parseSync(name, text).program)];
}

/** Walks the syntax, for a generator of code also holds such calls in its strings. */
function requiredIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, callee, arguments: given } = node as Partial<CallNode>;
  const [first] = given ?? [];
  const isRequire = type === 'CallExpression' && /require/i.test(callee?.name ?? '');
  const own = isRequire && typeof first?.value === 'string' ? [first.value] : [];
  return [...own, ...Object.values(node).flatMap(requiredIn)];
}

type CallNode = {
  readonly type: string;
  readonly callee: { readonly name?: string };
  readonly arguments: readonly { readonly value?: unknown }[];
};
