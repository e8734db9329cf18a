import { specStore } from './specStore.ts';

/** Selects a part and brings it into view. `line:12` is a line of the Markdown. */
export function selectPart(key: string): void {
  if (key.startsWith('topic:')) return;
  if (key.startsWith('line:')) specStore.setState({ view: 'markdown', selection: key });
  else specStore.setState({ selection: key });
  requestAnimationFrame(() => showPart(key));
}

/** Selects without moving the page, for what is already under the pointer or the caret. */
export function markPart(key: string): void {
  if (specStore.getState().selection !== key) specStore.setState({ selection: key });
}

/** The keys a person can step through, in the order of the page. */
export function stopsOnPage(): readonly string[] {
  return [...window.document.querySelectorAll<HTMLElement>('[data-stop][data-part]')].flatMap(
    (element) => element.dataset['part'] ?? [],
  );
}

function showPart(key: string): void {
  const element = window.document.querySelector(`[data-part="${CSS.escape(key)}"]`);
  element?.scrollIntoView({ block: element.clientHeight > window.innerHeight / 2 ? 'start' : 'center' });
}

/** Lets a part light up for a moment. */
export function flashPart(key: string): void {
  requestAnimationFrame(() => {
    const element = window.document.querySelector<HTMLElement>(`[data-part="${CSS.escape(key)}"]`);
    const tint = getComputedStyle(window.document.documentElement).getPropertyValue('--c-accent-tint');
    element?.animate(
      [{ backgroundColor: tint }, { backgroundColor: tint }, { backgroundColor: 'transparent' }],
      {
        duration: 1_400,
        easing: 'ease-out',
      },
    );
  });
}
