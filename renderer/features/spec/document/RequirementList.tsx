import { memo, useRef } from 'react';
import type { SpecRequirement } from '#shared/spec/specDocument.ts';
import type { Draft } from '../specStore.ts';
import styles from './document.module.css';
import type { DocumentContext } from './documentProps.ts';
import { DraftLine } from './DraftLine.tsx';
import { chunksOf, heightOf, holdsKey, isDrawnWhole, plainWords } from './requirementChunks.ts';
import { RequirementSection } from './RequirementSection.tsx';
import { useNearChunks } from './useNearChunks.ts';

type ListProps = { readonly requirements: readonly SpecRequirement[]; readonly context: DocumentContext };

/** The requirements of a section. Of very many, those near the window are drawn, and those that are worked on. */
export function RequirementList({ requirements, source, context }: ListProps & { readonly source: string }) {
  if (isDrawnWhole(requirements)) return <Requirements {...{ requirements, context }} previous={null} />;
  return <LongList requirements={requirements} source={source} context={context} />;
}

function LongList({ requirements, source, context }: ListProps & { readonly source: string }) {
  const list = useRef<HTMLDivElement>(null);
  const chunks = chunksOf(requirements);
  const { near, measured } = useNearChunks(list, chunks.length);
  const wanted = [context.selection, context.focus, draftKey(context.draft)].filter((key) => key !== null);
  return (
    <div ref={list}>
      {chunks.map(({ key, previous, members }, place) => (
        <div key={key} data-chunk={place}>
          {near.has(place) || wanted.some((each) => holdsKey(members, each)) ? (
            <Requirements requirements={members} previous={previous} context={context} />
          ) : (
            <FarAway members={members} source={sourceOf(source, members)} height={measured.get(place)} />
          )}
        </div>
      ))}
    </div>
  );
}

/** What of the file a chunk was read from: as long as it is the same, so is the chunk. */
function sourceOf(text: string, members: readonly SpecRequirement[]): string {
  return text.slice(members[0]?.range.start, members.at(-1)?.range.end);
}

/** Room for what is far from the window. Its words are there, so that the browser's own search finds them. */
const FarAway = memo(
  function FarAway({
    members,
    height,
  }: {
    members: readonly SpecRequirement[];
    source: string;
    /** In px, once it has been measured. */
    height: number | undefined;
  }) {
    return (
      <div className={styles.farAway} style={{ height: height ?? heightOf(members) }}>
        {plainWords(members)}
      </div>
    );
  },
  (a, b) => a.source === b.source && a.height === b.height,
);

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
