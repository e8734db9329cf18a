import { memo } from 'react';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { SpecRequirement } from '#shared/spec/specDocument.ts';
import type { Draft } from '../specStore.ts';
import { openDraft, removeLine } from '../writing.ts';
import { AddButton } from './AddButton.tsx';
import { CriterionLine } from './CriterionLine.tsx';
import styles from './document.module.css';
import type { DocumentContext } from './documentProps.ts';
import { DraftLine } from './DraftLine.tsx';
import { MoveHandle } from './MoveHandle.tsx';
import { PartText } from './PartText.tsx';
import { Prose } from './Prose.tsx';
import { sameRequirement } from './sameParts.ts';
import { ProposedCriterion } from './ProposedParts.tsx';
import { Uses } from './Uses.tsx';

type SectionProps = {
  requirement: SpecRequirement;
  previous: string | null;
  context: DocumentContext;
};

/** A requirement with its criteria, and what is proposed for it. */
export const RequirementSection = memo(
  function RequirementSection({ requirement, previous, context }: SectionProps) {
    const { id, key, criteria } = requirement;
    const { draft } = context;
    const isDrafting = draft?.kind === 'criterion' && draft.requirement === key;
    const draftAt = isDrafting ? (draft.after ?? key) : null;
    const draftLine = isDrafting && (
      <NewCriterion key="draft" requirement={requirement} draft={draft} context={context} />
    );
    return (
      <section
        className={styles.section}
        aria-label={`${id} ${requirement.title}`}
        data-part={key}
        data-moves="requirement"
      >
        <RequirementHead requirement={requirement} previous={previous} context={context} />
        <Prose parts={requirement.prose} name={`About ${id}`} context={context} />
        {draftAt === key && draftLine}
        {criteria.flatMap((criterion, index) => [
          <CriterionLine
            key={criterion.key}
            criterion={criterion}
            previous={criteria[index - 1]?.key ?? key}
            context={context}
          />,
          draftAt === criterion.key && draftLine,
        ])}
        {(context.views.criteria.get(key) ?? []).map((proposed) => (
          <ProposedCriterion key={proposed.proposal.id} proposed={proposed} context={context} />
        ))}
        {!isDrafting && (
          <AddButton
            draft={{ kind: 'criterion', requirement: key, after: criteria.at(-1)?.key ?? null }}
            words={`Add a criterion to ${id}`}
          />
        )}
      </section>
    );
  },
  (a, b) => a.previous === b.previous && sameRequirement(a, b),
);

function RequirementHead({ requirement, previous, context }: SectionProps) {
  const { id, key, criteria, optional } = requirement;
  return (
    <h2>
      <MoveHandle kind="requirement" of={key} group="requirements" name={id} />
      <IdMark id={id} className={styles.gutter} />
      <PartText
        part={requirement}
        name={`Requirement ${id}`}
        decideName={id}
        context={context}
        onEnter={() => openDraft({ kind: 'criterion', requirement: key, after: null })}
        onEmptied={() => criteria.length === 0 && removeLine(key, previous)}
      />
      {optional && (
        <span className={styles.meta}>
          <Tag>optional</Tag>
        </span>
      )}
      <Uses of={key} context={context} />
    </h2>
  );
}

/** The line in which a criterion is being written. */
function NewCriterion({
  requirement: { id, key },
  draft,
  context,
}: {
  requirement: SpecRequirement;
  draft: Extract<Draft, { kind: 'criterion' }>;
  context: DocumentContext;
}) {
  return (
    <div className={styles.criterion}>
      <IdMark id={context.nextCriterion(id)} className={styles.gutter} />
      <p>
        <DraftLine
          draft={draft}
          name={`New criterion of ${id}`}
          placeholder="WHEN something happens, the system SHALL do something"
          back={draft.after ?? key}
        />
      </p>
    </div>
  );
}
