import { spawn } from 'node:child_process';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { now, type Started, waitForLine } from './started.ts';

export type Floor = 'bare' | 'react';
const sources = join(import.meta.dirname, 'floors');

/**
 * The least a page can cost here, built by Vite as it comes: `bare` is a heading and a button without a framework,
 * `react` is what Vite's React template starts with.
 */
export async function buildFloor(floor: Floor, outDir: string): Promise<void> {
  await build({
    root: join(sources, floor),
    configFile: false,
    logLevel: 'error',
    plugins: floor === 'react' ? [react()] : [],
    build: { outDir, emptyOutDir: true },
  });
}

/** Serves a built floor by a dozen lines of Node. */
export function startFloor(folder: string): Promise<Started> {
  const began = now();
  const child = spawn(process.execPath, [join(sources, 'server.mjs'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return waitForLine(child, /^ready at (?<address>\S+)$/, began);
}
