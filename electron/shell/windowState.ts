import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

export const windowStateSchema = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof windowStateSchema>;
export type Bounds = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export const SMALLEST = { width: 1_120, height: 640 } as const;
const FIRST = { width: 1_440, height: 900 } as const;
/** As much of the title bar as a hand needs to drag the window back. */
const GRIP = 80;

/**
 * Where the window goes: as it was left, unless the screen it was on is gone, then in the middle of the first
 * screen; never larger than the screen. `screens` are work areas in screen points, the main one first.
 */
export function placeWindow(left: WindowState | undefined, screens: readonly Bounds[]): Bounds {
  const home = left && screens.find((screen) => overlap(screen, left));
  const screen = home ?? screens[0] ?? { x: 0, y: 0, ...FIRST };
  const width = Math.min(left?.width ?? FIRST.width, screen.width);
  const height = Math.min(left?.height ?? FIRST.height, screen.height);
  if (!home || !left) {
    return {
      x: screen.x + Math.round((screen.width - width) / 2),
      y: screen.y + Math.round((screen.height - height) / 2),
      width,
      height,
    };
  }
  return {
    x: clamp(left.x, screen.x, screen.x + screen.width - width),
    y: clamp(left.y, screen.y, screen.y + screen.height - height),
    width,
    height,
  };
}

function overlap(screen: Bounds, window: Bounds): boolean {
  const across = Math.min(screen.x + screen.width, window.x + window.width) - Math.max(screen.x, window.x);
  const titleBarVisible = window.y >= screen.y && window.y < screen.y + screen.height;
  return across >= GRIP && titleBarVisible;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}

/** A file that cannot be read is as good as none: the window opens where a first one would. */
export async function readWindowState(path: string): Promise<WindowState | undefined> {
  try {
    return windowStateSchema.safeParse(JSON.parse(await readFile(path, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

export async function writeWindowState(path: string, state: WindowState): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, JSON.stringify(state));
  await rename(`${path}.new`, path);
}
