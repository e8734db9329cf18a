import { clsx } from 'clsx';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { type Change, ChangeBadge } from '#renderer/ui/ChangeBadge.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import text from '#renderer/ui/text.module.css';
import type { IntentBlock, IntentKind, IntentSection } from '#shared/spec/diff/intent.ts';
import styles from './Changes.module.css';
import type { ChangeReason } from './changeReasons.ts';
import { isChanged, placeWords, plainTitle } from './changesList.ts';
import { Segments } from './Segments.tsx';

type ViewProps = {
  selection: string | null;
  reasonOf: (key: string) => ChangeReason;
  sideBySide: boolean;
  onSelect: (key: string) => void;
};

/** A requirement or section: what changed in it open, what did not folded away. */
export function IntentSectionView({ section, ...view }: { section: IntentSection } & ViewProps) {
  const [isOpen, setOpen] = useState(false);
  const name = plainTitle(section);
  if (!isChanged(section) && !isOpen) {
    return (
      <Fold
        words={section.id ? `${section.id} not changed` : `${name}: not changed`}
        isOpen={false}
        onToggle={() => setOpen(true)}
      />
    );
  }
  return (
    <section aria-label={section.id ? `${section.id} ${name}` : name} data-part={section.key}>
      <div className={clsx(styles.head, view.sideBySide && styles.wide)}>
        <h2>
          {section.id && <IdMark id={section.id} className={styles.gutter} />}
          <Segments segments={section.title} />
        </h2>
        {isOwnChange(section) && (
          <aside className={styles.meta}>
            <ChangeMeta fate={section} reason={view.reasonOf(section.key)} />
          </aside>
        )}
      </div>
      {runsOf(section.blocks).map((run) =>
        run.kind === 'same' ? (
          <SameBlocks key={run.blocks[0]?.key} blocks={run.blocks} view={view} />
        ) : (
          run.blocks.map((block) => <Block key={block.key} block={block} {...view} />)
        ),
      )}
    </section>
  );
}

function SameBlocks({ blocks, view }: { blocks: readonly IntentBlock[]; view: ViewProps }) {
  const [isOpen, setOpen] = useState(false);
  const [first] = blocks;
  const what = blocks.length === 1 && first ? (first.id ?? 'One line') : `${blocks.length} lines`;
  return (
    <>
      <Fold words={`${what} not changed`} isOpen={isOpen} onToggle={() => setOpen(!isOpen)} />
      {isOpen && blocks.map((block) => <Block key={block.key} block={block} {...view} />)}
    </>
  );
}

function Fold({ words, isOpen, onToggle }: { words: string; isOpen: boolean; onToggle: () => void }) {
  return (
    <button type="button" className={styles.fold} aria-expanded={isOpen} onClick={onToggle}>
      <Icon of={isOpen ? ChevronDown : ChevronRight} size="xs" />
      {words}
    </button>
  );
}

const BADGES: Readonly<Record<Exclude<IntentKind, 'same'>, Change>> = {
  added: 'added',
  reworded: 'changed',
  removed: 'removed',
  moved: 'moved',
  split: 'split',
  merged: 'merged',
};

function Block({ block, selection, sideBySide, reasonOf, onSelect }: { block: IntentBlock } & ViewProps) {
  const isCriterion = block.id?.startsWith('AC-') ?? false;
  return (
    <div
      className={clsx(styles.block, sideBySide && styles.wide, selection === block.key && styles.selected)}
      data-part={block.key}
      onClick={() => onSelect(block.key)}
    >
      {block.id && <IdMark id={block.id} className={styles.gutter} />}
      {sideBySide ? (
        <div className={clsx(styles.words, styles.sides)}>
          <p>
            <Segments segments={block.segments} side="before" isCriterion={isCriterion} />
          </p>
          <p>
            <Segments segments={block.segments} side="after" isCriterion={isCriterion} />
          </p>
        </div>
      ) : (
        <p className={styles.words}>
          <Segments segments={block.segments} isCriterion={isCriterion} />
        </p>
      )}
      <aside className={styles.meta}>
        <ChangeMeta fate={block} reason={reasonOf(block.key)} />
      </aside>
    </div>
  );
}

/** A requirement that came or went is told by its criteria. */
function isOwnChange(section: IntentSection): boolean {
  const isTold = section.kind === 'added' || section.kind === 'removed';
  return section.kind !== 'same' && (!isTold || section.blocks.length === 0);
}

/** What happened to some words, who did it, and because of what. */
function ChangeMeta({ fate, reason }: { fate: IntentBlock | IntentSection; reason: ChangeReason }) {
  if (fate.kind === 'same') return null;
  const place = placeWords(fate);
  return (
    <>
      <ChangeBadge change={BADGES[fate.kind]}>
        {fate.kind === 'moved' && fate.isReworded ? 'moved, words changed' : undefined}
      </ChangeBadge>
      {place && <p>{place}</p>}
      {reason.who && <p>{reason.who}</p>}
      {reason.why.map((words) => (
        <p key={words} className={text.muted}>
          {words}
        </p>
      ))}
    </>
  );
}

/** Neighbouring blocks that are alike in having changed or not. */
function runsOf(
  blocks: readonly IntentBlock[],
): readonly { kind: 'same' | 'changed'; blocks: IntentBlock[] }[] {
  const runs: { kind: 'same' | 'changed'; blocks: IntentBlock[] }[] = [];
  for (const block of blocks) {
    const kind = block.kind === 'same' ? 'same' : 'changed';
    const last = runs.at(-1);
    if (last?.kind === kind) last.blocks.push(block);
    else runs.push({ kind, blocks: [block] });
  }
  return runs;
}
