import '#renderer/ui/tokens.css';
import '#renderer/ui/base.css';

/** Draws the change that the address names, with the view it names, and says when it was painted. */
type Drawn = typeof globalThis & { draw?: () => Promise<{ painted: number; whole: number }> };

const PAGES = {
  review: () => import('./reviewDiff.tsx'),
  monaco: () => import('./monacoDiff.ts'),
  empty: () => import('./emptyDiff.ts'),
} as const;

const wanted = new URLSearchParams(location.search);
const root = document.getElementById('root') ?? document.body;
const view = (wanted.get('view') ?? 'review') as keyof typeof PAGES;
const given: unknown = await (await fetch(`/given?${wanted.toString()}`)).json();
const page = await PAGES[view]();
const show = await page.prepare(root, given as never);

(globalThis as Drawn).draw = async () => {
  const started = performance.now();
  const isWhole = show();
  // Painted is what shows a line of the change, not the room for one.
  while (!root.querySelector('[data-new], .view-line')) await new Promise(requestAnimationFrame);
  await nextPaint();
  const painted = performance.now() - started;
  await isWhole;
  await nextPaint();
  return { painted, whole: performance.now() - started };
};

function nextPaint(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}
