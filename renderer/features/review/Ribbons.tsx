import { clsx } from 'clsx';
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import styles from './Ribbons.module.css';
import { useReviewStore } from './reviewStore.ts';
import { ribbonPath, shares, type Stretch, visiblePart } from './ribbonPath.ts';

interface Drawn {
  readonly key: string;
  readonly path: string;
  readonly preview: boolean;
}

/** The indent of the wording, which the first ribbon crosses, in px. */
const INDENT = 20;
const NOTHING: readonly Drawn[] = [];

/** Bands from the chosen criterion to its wording and on to the hunks that serve it; hovering previews another. */
export function Ribbons({ columns }: { columns: RefObject<HTMLElement | null> }) {
  const chosen = useReviewStore((store) => store.criterion);
  const hovered = useReviewStore((store) => store.hovered);
  const [drawn, setDrawn] = useState(NOTHING);
  const draw = useEffectEvent((chosen: string | null, hovered: string | null) => {
    const place = columns.current;
    if (!place) return;
    const preview = hovered !== null && hovered !== chosen ? ribbonsOf(place, hovered, true) : NOTHING;
    const next = [...preview, ...(chosen === null ? NOTHING : ribbonsOf(place, chosen, false))];
    setDrawn((before) => (isSame(before, next) ? before : next));
  });

  useEffect(() => {
    const place = columns.current;
    if (!place) return;
    let frame = 0;
    const schedule = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const now = useReviewStore.getState();
        draw(now.criterion, now.hovered);
      });
    };
    const resized = new ResizeObserver(schedule);
    resized.observe(place);
    const changed = new MutationObserver(schedule);
    changed.observe(place, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['data-serves', 'inert'],
    });
    place.addEventListener('scroll', schedule, { capture: true, passive: true });
    schedule();
    return () => {
      cancelAnimationFrame(frame);
      resized.disconnect();
      changed.disconnect();
      place.removeEventListener('scroll', schedule, { capture: true });
    };
  }, [columns]);
  useEffect(() => {
    const frame = requestAnimationFrame(() => draw(chosen, hovered));
    return () => cancelAnimationFrame(frame);
  }, [chosen, hovered]);

  return (
    <svg className={styles.ribbons} aria-hidden="true">
      {drawn.map((ribbon) => (
        <path
          key={ribbon.key}
          data-ribbon={ribbon.key}
          d={ribbon.path}
          className={clsx(styles.ribbon, ribbon.preview && styles.preview)}
        />
      ))}
    </svg>
  );
}

function ribbonsOf(place: HTMLElement, criterion: string, preview: boolean): readonly Drawn[] {
  const origin = place.getBoundingClientRect();
  const find = (selector: string) => place.querySelector(selector);
  const name = CSS.escape(criterion);
  const criterionView = view(find('[data-scroller="criteria"]'), origin);
  const intentView = view(find('[data-scroller="intent"]'), origin);
  const codeView = view(find('[data-scroller="code"]:not([inert])'), origin);
  const item = seen(find(`[data-criterion="${name}"]`), criterionView, origin);
  const wording = seen(find(`[data-intent="${name}"]`), intentView, origin);
  if (!wording || !intentView || !codeView) return NOTHING;

  const hunks = [...place.querySelectorAll(`[data-serves~="${name}"]`)].flatMap(
    (element) => seen(element, codeView, origin)?.stretch ?? [],
  );
  const gap = codeView.left - wording.right;
  const parts = shares(wording.stretch, hunks);
  const kind = preview ? 'preview' : 'chosen';
  const first = item
    ? [
        {
          key: `${kind} wording`,
          preview,
          path: ribbonPath(intentView.left, INDENT, item.stretch, wording.stretch),
        },
      ]
    : [];
  const rest = hunks.map((hunk, index) => ({
    key: `${kind} ${index}`,
    preview,
    path: ribbonPath(wording.right, gap, parts[index] ?? wording.stretch, hunk),
  }));
  return [...first, ...rest];
}

interface View extends Stretch {
  readonly left: number;
}

function view(element: Element | null, origin: DOMRect): View | null {
  if (!element) return null;
  const box = element.getBoundingClientRect();
  return { top: box.top - origin.top, bottom: box.bottom - origin.top, left: box.left - origin.left };
}

function seen(
  element: Element | null,
  within: View | null,
  origin: DOMRect,
): { readonly stretch: Stretch; readonly right: number } | null {
  if (!element || !within) return null;
  const box = element.getBoundingClientRect();
  const stretch = visiblePart({ top: box.top - origin.top, bottom: box.bottom - origin.top }, within);
  return stretch && { stretch, right: box.right - origin.left };
}

function isSame(before: readonly Drawn[], next: readonly Drawn[]): boolean {
  return (
    before.length === next.length &&
    before.every((one, index) => one.key === next[index]?.key && one.path === next[index]?.path)
  );
}
