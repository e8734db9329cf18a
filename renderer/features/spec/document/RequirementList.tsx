import { type ReactNode, useEffect, useRef, useState } from 'react';
import { scrollerOf } from '#renderer/ui/scrollerOf.ts';
import type { SpecRequirement } from '#shared/spec/specDocument.ts';
import type { Draft } from '../specStore.ts';
import styles from './document.module.css';
import type { DocumentContext } from './documentProps.ts';
import { DraftLine } from './DraftLine.tsx';
import { chunksOf, heightOf, holdsKey, isDrawnWhole } from './requirementChunks.ts';
import { RequirementSection } from './RequirementSection.tsx';

type ListProps = { readonly requirements: readonly SpecRequirement[]; readonly context: DocumentContext };

/** The requirements of a section. Of very many, those near the window are drawn, and those that are worked on. */
export function RequirementList({ requirements, context }: ListProps) {
  if (isDrawnWhole(requirements)) return <Requirements {...{ requirements, context }} previous={null} />;
  const wanted = [context.selection, context.focus, draftKey(context.draft)];
  return chunksOf(requirements).map(({ start, members, key }) => (
    <Chunk
      key={key}
      height={heightOf(members)}
      isWanted={wanted.some((each) => each !== null && holdsKey(members, each))}
    >
      {() => (
        <Requirements
          requirements={members}
          previous={requirements[start - 1]?.key ?? null}
          context={context}
        />
      )}
    </Chunk>
  ));
}

function draftKey(draft: Draft | null): string | null {
  if (draft?.kind === 'criterion') return draft.requirement;
  if (draft?.kind === 'shownBy') return draft.criterion;
  return draft?.kind === 'requirement' ? (draft.after ?? null) : null;
}

/** With the one being begun between them. */
function Requirements({ requirements, previous, context }: ListProps & { readonly previous: string | null }) {
  const { draft } = context;
  return requirements.flatMap((requirement, index) => [
    <RequirementSection
      key={requirement.key}
      requirement={requirement}
      previous={requirements[index - 1]?.key ?? previous}
      context={context}
    />,
    draft?.kind === 'requirement' && draft.after === requirement.key && (
      <NewRequirement key="draft" draft={draft} />
    ),
  ]);
}

/** Room for what is far from the window, and the thing itself near it. */
function Chunk({
  height,
  isWanted,
  children,
}: {
  /** In px, until it has been measured. */
  height: number;
  isWanted: boolean;
  children: () => ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  const [measured, setMeasured] = useState<number>();
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry) return;
        if (!entry.isIntersecting) setMeasured(entry.boundingClientRect.height);
        setNear(entry.isIntersecting);
      },
      { root: scrollerOf(element), rootMargin: '1200px 0px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const isShown = isNear || isWanted;
  return (
    <div ref={box} style={isShown ? undefined : { height: measured ?? height }}>
      {isShown && children()}
    </div>
  );
}

/** A requirement that waits for its first words. */
export function NewRequirement({ draft }: { draft: Draft & { readonly kind: 'requirement' } }) {
  return (
    <section className={styles.section} aria-label="New requirement">
      <h2>
        <DraftLine
          draft={draft}
          name="New requirement"
          placeholder="What must be true"
          back={draft.after ?? null}
        />
      </h2>
    </section>
  );
}
