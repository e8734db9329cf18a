import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import type { Started } from './started.ts';
import { waitForLine } from './started.ts';

const SERVER = `
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const server = createServer(async (request, response) => {
  const path = request.url === '/' ? '/index.html' : request.url;
  try {
    const body = await readFile(join(import.meta.dirname, 'dist', path));
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(body);
  } catch { response.writeHead(404).end(); }
});
server.listen(0, '127.0.0.1', () => console.log('ready at http://127.0.0.1:' + server.address().port + '/'));
`;
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Floor</title></head><body><div id="root"></div><script type="module" src="./main.js"></script></body></html>`;
const SCRIPT = `import './main.css';
document.getElementById('root').innerHTML = '<main><h1>Hello</h1><button>Open a repository</button></main>';`;

/** The least a page can cost here: what Vite builds from one heading and a button, served by a dozen lines of Node. */
export async function buildFloor(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'server.mjs'), SERVER);
  await writeFile(join(folder, 'index.html'), PAGE);
  await writeFile(join(folder, 'main.js'), SCRIPT);
  await writeFile(join(folder, 'main.css'), 'body { font: 16px/24px system-ui; }');
  await build({ root: folder, logLevel: 'error', configFile: false });
}

export function startFloor(folder: string): Promise<Started> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(folder, 'server.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return waitForLine(child, /^ready at (?<address>\S+)$/, began);
}
