// Plain JavaScript on purpose: it must be readable by any Node, to say so when the Node is too old for the rest.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const [name, ...rest] = process.argv.slice(2);
const script = join(here, `${name}.ts`);
const major = Number(process.versions.node.split('.')[0]);
const ownNode = join(here, '../node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

if (!name || !/^[a-zA-Z]+$/.test(name) || !existsSync(script)) {
  console.error(`There is no build step “${name ?? ''}”.`);
  process.exit(2);
} else if (major >= 24) {
  process.argv.splice(1, 2, script);
  await import(pathToFileURL(script).href);
} else if (existsSync(ownNode)) {
  const done = spawnSync(ownNode, [script, ...rest], { stdio: 'inherit' });
  process.exit(done.status ?? 1);
} else {
  console.error(
    `Overture runs on Node 24, which “npm ci” brings along, but it is not in node_modules and this is Node ${process.versions.node}. ` +
      'Run “npm ci” again with install scripts allowed, or install Node 24.',
  );
  process.exit(1);
}
