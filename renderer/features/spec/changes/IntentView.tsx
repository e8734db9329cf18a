import { clsx } from 'clsx';
import { GitCompare } from 'lucide-react';
import { useState } from 'react';
import { ChangeBadge } from '#renderer/ui/ChangeBadge.tsx';
import words from '#renderer/ui/document.module.css';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { countIntent } from '#shared/spec/diff/countIntent.ts';
import type { IntentDiff, IntentSection } from '#shared/spec/diff/intent.ts';
import styles from './Changes.module.css';
import type { ChangeReason } from './changeReasons.ts';
import { isChanged, summaryWords } from './changesList.ts';
import { IntentSectionView } from './IntentSectionView.tsx';

/** What this text asks for that the version before did not, in its own words. */
export function IntentView({
  diff,
  selection,
  reasonOf,
  onSelect,
}: {
  diff: IntentDiff;
  selection: string | null;
  reasonOf: (key: string) => ChangeReason;
  onSelect: (key: string) => void;
}) {
  const [layout, setLayout] = useState<'together' | 'sides'>('together');
  const { added, changed, placed, removed } = summaryWords(countIntent(diff));
  return (
    <article className={clsx(words.document, styles.page)} aria-label="Changes of intent">
      <div className={styles.summary}>
        <div className={styles.chips}>
          {added && <ChangeBadge change="added">{added}</ChangeBadge>}
          {changed && <ChangeBadge change="changed">{changed}</ChangeBadge>}
          {placed && <ChangeBadge change="moved">{placed}</ChangeBadge>}
          {removed && <ChangeBadge change="removed">{removed}</ChangeBadge>}
        </div>
        <Segmented
          label="How to show the changes"
          value={layout}
          onChange={setLayout}
          options={[
            { value: 'together', label: 'Together' },
            { value: 'sides', label: 'Side by side' },
          ]}
        />
      </div>
      {diff.changes.length === 0 && (
        <EmptyState icon={GitCompare} title="Nothing changed">
          Both versions ask for the same.
        </EmptyState>
      )}
      {sectionRuns(diff.sections).map(({ isFolded, sections }) => (
        <div key={sections[0]?.key} className={isFolded ? styles.folds : undefined}>
          {sections.map((section) => (
            <IntentSectionView
              key={section.key}
              section={section}
              selection={selection}
              reasonOf={reasonOf}
              sideBySide={layout === 'sides'}
              onSelect={onSelect}
            />
          ))}
        </div>
      ))}
    </article>
  );
}

/** Sections without a change that follow each other share a line. */
function sectionRuns(
  sections: readonly IntentSection[],
): readonly { isFolded: boolean; sections: IntentSection[] }[] {
  const runs: { isFolded: boolean; sections: IntentSection[] }[] = [];
  for (const section of sections) {
    const isFolded = !isChanged(section);
    const last = runs.at(-1);
    if (last?.isFolded === isFolded) last.sections.push(section);
    else runs.push({ isFolded, sections: [section] });
  }
  return runs;
}
