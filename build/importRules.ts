import { builtinModules } from 'node:module';
import type { Import } from './readImports.ts';

interface Rule {
  readonly name: string;
  /** Which imports the rule is about. */
  readonly applies: (each: Import) => boolean;
  readonly allows: (each: Import) => boolean;
  readonly because: string;
}

const TEST = /\.test\.tsx?$/;
const isNode = (name: string) => name.startsWith('node:') || builtinModules.includes(name);
const isInside = (path: string, ...folders: readonly string[]) =>
  folders.some((folder) => path.startsWith(`${folder}/`));
const isPackage = (name: string) =>
  !isNode(name) && !isInside(name, 'electron', 'renderer', 'shared', 'test', 'build', 'resources');
const PURE = /^(?:zod|yaml|diff|picomatch|mdast|mdast-util-.+|micromark|micromark-.+|unist-.+)$/;
const TESTING = ['vitest', 'fast-check', 'playwright-core', 'axe-core'];

/** How imports may run: renderer → shared ← electron. docs/architecture.md says why. */
const RULES: readonly Rule[] = [
  {
    name: 'shared is pure',
    applies: ({ from }) => isInside(from, 'shared'),
    allows: ({ to }) => isInside(to, 'shared') || PURE.test(to),
    because: 'shared code runs in the page and in the host, and may need nothing that only one of them has',
  },
  {
    name: 'the page asks by the contract',
    applies: ({ from }) => isInside(from, 'renderer'),
    allows: ({ to }) => isInside(to, 'renderer', 'shared') || (isPackage(to) && to !== 'electron'),
    because: 'the page runs in a sandbox without Node and without the host’s code',
  },
  {
    name: 'the host knows no page',
    applies: ({ from }) => isInside(from, 'electron'),
    allows: ({ to }) => !isInside(to, 'renderer', 'test', 'build'),
    because: 'the host serves any page that speaks the contract',
  },
  {
    name: 'only the shell knows Electron',
    applies: ({ from, to }) => to === 'electron' && !isInside(from, 'electron/shell', 'electron/preload'),
    allows: () => false,
    because: 'the host is plain Node, so that it also runs in the browser shell and in tests',
  },
  {
    name: 'the host knows no shell',
    applies: ({ from }) =>
      isInside(from, 'electron') && !isInside(from, 'electron/shell', 'electron/preload', 'electron/browser'),
    allows: ({ to }) => !isInside(to, 'electron/shell', 'electron/preload', 'electron/browser'),
    because: 'a shell starts the host and answers its Shell interface, never the other way round',
  },
  {
    name: 'Monaco in one place',
    applies: ({ from, to }) => to === 'monaco-editor' && !isInside(from, 'renderer/editor'),
    allows: () => false,
    because: 'the editor is large and loaded lazily by one folder',
  },
  {
    name: 'the product needs no tests',
    applies: () => true,
    allows: ({ to }) => !TEST.test(to) && !TESTING.includes(to),
    because: 'what ships does not need what tests it',
  },
];

/** One sentence per import that runs the wrong way, and per cycle. Tests may import what they test. */
export function checkImports(imports: readonly Import[], files: readonly string[]): string[] {
  const product = imports.filter(({ from }) => !TEST.test(from));
  const broken = product.flatMap((each) =>
    RULES.filter((rule) => rule.applies(each) && !rule.allows(each)).map(
      (rule) => `${each.from}:${each.line} imports ${each.to}: ${rule.name}, because ${rule.because}.`,
    ),
  );
  const known = new Set(files);
  const missing = product
    .filter(
      ({ to }) => isInside(to, 'electron', 'renderer', 'shared') && /\.tsx?$/.test(to) && !known.has(to),
    )
    .map(({ from, line, to }) => `${from}:${line} imports ${to}, which is not there.`);
  const cycles = findCycles(product).map(
    (cycle) => `${cycle.join(' → ')} is a circle: it is one module, or misses a third.`,
  );
  return [...broken, ...missing, ...cycles];
}

/** Each circle of run-time imports once, from its first file back to it. */
export function findCycles(imports: readonly Import[]): string[][] {
  const next = Map.groupBy(
    imports.filter(({ typeOnly }) => !typeOnly),
    ({ from }) => from,
  );
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (file: string, path: readonly string[]): void => {
    const seenAt = path.indexOf(file);
    if (seenAt >= 0) {
      cycles.push([...path.slice(seenAt), file]);
      return;
    }
    if (done.has(file)) return;
    for (const { to } of next.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return cycles;
}
