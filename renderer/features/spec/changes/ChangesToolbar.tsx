import { ArrowRight, Braces, FileText, GitCompare } from 'lucide-react';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { Toolbar } from '#renderer/ui/Toolbar.tsx';
import type { SpecVersion } from '#shared/spec/contract.ts';
import type { SpecView } from '../specStore.ts';
import { type Comparison, fromChoices, toChoices } from '../versionChoices.ts';
import type { currentVersion } from '../versionWords.ts';

/** The way to the other views, and the two versions that are compared. */
export function ChangesToolbar({
  count,
  versions,
  version,
  comparison,
  onCompare,
  onView,
}: {
  /** Of changes. */
  count: number;
  versions: readonly SpecVersion[];
  /** The text in hand. */
  version: ReturnType<typeof currentVersion>;
  comparison: Comparison;
  onCompare: (next: Partial<Comparison>) => void;
  onView: (view: SpecView) => void;
}) {
  const nowLabel = `Version ${version.number}, ${version.state === 'approved' ? 'approved' : 'draft'}`;
  return (
    <Toolbar
      label="Versions"
      end={
        <>
          <Select
            label="Compare from"
            size="small"
            value={comparison.from}
            options={fromChoices(versions)}
            onChange={(from) => onCompare({ from })}
          />
          <Icon of={ArrowRight} />
          <Select
            label="Compare to"
            size="small"
            value={comparison.to}
            options={toChoices(versions, nowLabel)}
            onChange={(to) => onCompare({ to })}
          />
        </>
      }
    >
      <Segmented
        label="View"
        value="changes"
        onChange={onView}
        options={[
          { value: 'document', label: 'Document', icon: FileText },
          { value: 'markdown', label: 'Markdown', icon: Braces },
          {
            value: 'changes',
            label: 'Changes',
            icon: GitCompare,
            ...(count > 0 ? { count } : {}),
          },
        ]}
      />
    </Toolbar>
  );
}
