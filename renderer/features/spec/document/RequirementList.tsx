import type { SpecRequirement } from '#shared/spec/specDocument.ts';
import type { Draft } from '../specStore.ts';
import styles from './document.module.css';
import type { DocumentContext } from './documentProps.ts';
import { DraftLine } from './DraftLine.tsx';
import { RequirementSection } from './RequirementSection.tsx';

/** The requirements of a section, and the one being begun between them. */
export function RequirementList({
  requirements,
  context,
}: {
  requirements: readonly SpecRequirement[];
  context: DocumentContext;
}) {
  const { draft } = context;
  return requirements.flatMap((requirement, index) => [
    <RequirementSection
      key={requirement.key}
      requirement={requirement}
      previous={requirements[index - 1]?.key ?? null}
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
