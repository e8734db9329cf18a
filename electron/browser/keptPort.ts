import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const LOWEST = 1024;
const HIGHEST = 65_535;
/** What a system says of a port that another program has, or that it keeps for itself. */
const NOT_FREE: readonly unknown[] = ['EADDRINUSE', 'EACCES'];

/**
 * Listens on the port of the launch before, or on any free one. What a browser keeps for a page (what was seen in
 * review, tips put away, the theme of the first paint) belongs to its port, and a page left open finds Overture again.
 */
export async function onKeptPort<Server extends { readonly port: number }>(
  dataDir: string,
  listen: (port: number) => Promise<Server>,
): Promise<Server> {
  const kept = await readKept(dataDir);
  const server = await listen(kept).catch((error: NodeJS.ErrnoException) => {
    if (kept !== 0 && NOT_FREE.includes(error.code)) return listen(0);
    throw error;
  });
  if (server.port !== kept) await writeFile(fileIn(dataDir), `${server.port}\n`, { mode: 0o600 });
  return server;
}

/** 0 for any free one: nothing is kept yet, or what is there is no port. */
async function readKept(dataDir: string): Promise<number> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const port = Number(text);
  return Number.isInteger(port) && port >= LOWEST && port <= HIGHEST ? port : 0;
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'port');
}
