/** How far outside the view, in px, a block is already drawn. */
const AHEAD = 1200;

/** `height` is what it takes now, in px: known already, where asking the element would lay the page out again. */
type Told = (isNear: boolean, height: number) => void;
interface Watch {
  readonly observer: IntersectionObserver;
  readonly told: Map<Element, Told>;
}

const watches = new WeakMap<Element | Document, Watch>();

/** Tells when an element comes near the view of what scrolls around it, and when it leaves. One observer for each scroller. */
export function watchNearness(element: Element, tell: Told): () => void {
  const root = element.closest('[data-scroller]') ?? document;
  let watch = watches.get(root);
  if (!watch) {
    watch = begin(root);
    watches.set(root, watch);
  }
  const { observer, told } = watch;
  told.set(element, tell);
  observer.observe(element);
  return () => {
    told.delete(element);
    observer.unobserve(element);
  };
}

function begin(root: Element | Document): Watch {
  const told = new Map<Element, Told>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries)
        told.get(target)?.(isIntersecting, boundingClientRect.height);
    },
    { root, rootMargin: `${AHEAD}px 0px` },
  );
  return { observer, told };
}
