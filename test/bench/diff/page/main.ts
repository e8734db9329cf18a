import '#renderer/ui/tokens.css';
import '#renderer/ui/base.css';

/** Draws the change that the address names, with the view it names, and says when it was painted. */
type Drawn = typeof globalThis & { draw?: () => Promise<number> };

const wanted = new URLSearchParams(location.search);
const root = document.getElementById('root');
const part =
  wanted.get('view') === 'monaco' ? await import('./monacoDiff.ts') : await import('./reviewDiff.tsx');

(globalThis as Drawn).draw = async () => {
  const started = performance.now();
  const answer: unknown = await (await fetch(`/change?${wanted.toString()}`)).json();
  if (root) await part.show(root, answer as never);
  // Painted is what shows a line of the change, not the room for one.
  while (!root?.querySelector('[data-new], .view-line')) await new Promise(requestAnimationFrame);
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return performance.now() - started;
};
