import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const FACES = [
  ['source-serif-4-latin-wght-normal.woff2', 'normal'],
  ['source-serif-4-latin-wght-italic.woff2', 'italic'],
] as const;

/** The style sheet of the page; with its fonts inside it, the page needs no other file and looks alike everywhere. */
export async function readStyles(folder: string, fonts: 'inside' | 'left out'): Promise<string> {
  const styles = await readFile(join(folder, 'handover.css'), 'utf8');
  if (fonts === 'left out') return styles;
  const faces = await Promise.all(
    FACES.map(async ([file, style]) => {
      const data = (await readFile(join(folder, file))).toString('base64');
      return `@font-face{font-family:"Source Serif 4";font-style:${style};font-weight:200 900;src:url(data:font/woff2;base64,${data}) format("woff2")}`;
    }),
  );
  return `${faces.join('\n')}\n${styles}`;
}
