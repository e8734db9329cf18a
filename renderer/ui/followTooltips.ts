import { TOOLTIP, TOOLTIP_KEYS, TOOLTIP_SIDE, TOOLTIP_SIDES, type TooltipSide } from './tooltipAttributes.ts';

export type ShownTooltip = {
  readonly element: Element;
  readonly words: string;
  readonly keys: string | undefined;
  readonly side: TooltipSide;
};

/** How long a pointer has to rest before a tooltip comes, and how soon after one the next comes at once. */
const REST_MS = 500;
const NEXT_MS = 400;

/**
 * Tells which tooltip is to be seen: of the element under a resting pointer, or of the one the keyboard is on.
 * Pressing, Escape, leaving and the element's own end take it away. Returns the way to stop.
 */
export function followTooltips(page: Document, show: (shown: ShownTooltip | undefined) => void): () => void {
  let wanted: Element | undefined;
  let shown: Element | undefined;
  let hiddenAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ends = new MutationObserver(() => shown?.isConnected === false && hide());

  function hide(): void {
    clearTimeout(timer);
    if (!shown) return;
    shown = undefined;
    hiddenAt = performance.now();
    ends.disconnect();
    show(undefined);
  }

  function want(element: Element | undefined, afterMs: number): void {
    if (element === wanted) return;
    const isNext = shown !== undefined || performance.now() - hiddenAt < NEXT_MS;
    hide();
    wanted = element;
    if (element) timer = setTimeout(reveal, isNext ? 0 : afterMs, element);
  }

  function reveal(element: Element): void {
    const words = element.getAttribute(TOOLTIP);
    if (!words || !element.isConnected) return;
    shown = element;
    ends.observe(page.body, { childList: true, subtree: true });
    const side = TOOLTIP_SIDES.find((known) => known === element.getAttribute(TOOLTIP_SIDE)) ?? 'bottom';
    show({ element, words, keys: element.getAttribute(TOOLTIP_KEYS) ?? undefined, side });
  }

  const controller = new AbortController();
  const listen = <Name extends keyof DocumentEventMap>(
    name: Name,
    listener: (event: DocumentEventMap[Name]) => void,
  ) => page.addEventListener(name, listener, { capture: true, signal: controller.signal });
  listen('pointerover', (event) => event.pointerType !== 'touch' && want(withTooltip(event), REST_MS));
  listen('pointerout', (event) => event.relatedTarget === null && want(undefined, 0));
  // A field that takes the focus by itself is no word against what the pointer rests on.
  listen('focusin', (event) => isFromKeyboard(event) && withTooltip(event) && want(withTooltip(event), 0));
  listen('focusout', (event) => wanted === withTooltip(event) && want(undefined, 0));
  listen('pointerdown', hide);
  listen('click', hide);
  listen('keydown', (event) => event.key === 'Escape' && hide());
  // The pointer may have come to rest before anybody followed it.
  want([...page.querySelectorAll(`[${TOOLTIP}]:hover`)].at(-1), REST_MS);
  return () => {
    controller.abort();
    hide();
  };
}

function withTooltip({ target }: Event): Element | undefined {
  return (target instanceof Element && target.closest(`[${TOOLTIP}]`)) || undefined;
}

function isFromKeyboard({ target }: Event): boolean {
  return target instanceof Element && target.matches(':focus-visible');
}
