import { Bookmark, Download, GitCompare } from 'lucide-react';
import { openWayOut } from '#renderer/features/handover/handoverStore.ts';
import { fromChoices, NOTHING } from '#renderer/features/spec/versionChoices.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import text from '#renderer/ui/text.module.css';
import { Toolbar } from '#renderer/ui/Toolbar.tsx';
import type { SpecVersion } from '#shared/spec/contract.ts';

/** What can be done with the versions; `versions` is undefined until they are known. */
export function HistoryToolbar({
  versions,
  onSave,
  onCompare,
}: {
  versions: readonly SpecVersion[] | undefined;
  onSave: () => void;
  onCompare: () => void;
}) {
  return (
    <Toolbar
      label="Timeline"
      end={
        <>
          <Button size="small" icon={Bookmark} disabled={!versions} onClick={onSave}>
            Save a version…
          </Button>
          <Button
            size="small"
            icon={GitCompare}
            disabled={!versions || versions.length === 0}
            onClick={onCompare}
          >
            Compare two versions
          </Button>
          <Menu
            align="end"
            trigger={
              <Button size="small" icon={Download} disabled={!versions}>
                Save as a document…
              </Button>
            }
            items={[
              { label: 'The text as it is', onSelect: () => openWayOut('handover') },
              ...fromChoices(versions ?? [])
                .filter(({ value }) => value !== NOTHING)
                .map(({ value, label }) => ({ label, onSelect: () => openWayOut('handover', value) })),
            ]}
          />
        </>
      }
    >
      <span className={text.strong}>Timeline</span>
    </Toolbar>
  );
}
