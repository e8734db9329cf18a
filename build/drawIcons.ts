import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../test/e2e/findChromium.ts';
import { icnsFile, icoFile, type Png } from './iconFiles.ts';

/** Draws build/icon.svg in every size the three systems want. Run it after the drawing changed; its results are kept. */
const folder = import.meta.dirname;
const svg = await readFile(join(folder, 'icon.svg'), 'utf8');
const executablePath = findChromium();
if (!executablePath) throw new Error('Drawing the icons needs an installed Chrome, Chromium or Edge.');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage();

const images: Png[] = [];
for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) {
  await page.setViewportSize({ width: size, height: size });
  const sized = svg.replace('width="1024" height="1024"', `width="${size}" height="${size}"`);
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${sized}`);
  images.push({ size, bytes: await page.screenshot({ omitBackground: true }) });
}
await browser.close();

const largest = images.at(-1);
if (largest) await writeFile(join(folder, 'icon.png'), largest.bytes);
await writeFile(join(folder, 'icon.icns'), icnsFile(images));
await writeFile(join(folder, 'icon.ico'), icoFile(images.filter(({ size }) => size <= 256)));

const served = join(folder, '../renderer/public');
await mkdir(served, { recursive: true });
await writeFile(join(served, 'favicon.ico'), icoFile(images.filter(({ size }) => size <= 48)));
