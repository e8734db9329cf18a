import { Check, ChevronDown, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu, type MenuItem } from '#renderer/ui/Menu.tsx';
import text from '#renderer/ui/text.module.css';
import { Rule } from '#renderer/ui/Toolbar.tsx';
import type { Proposal } from '#shared/spec/proposal.ts';
import type { ProposalActions } from './proposalActions.ts';
import styles from './Proposals.module.css';

/** How many wait, and the ways to decide several at once: all, or those of one answer. */
export function ProposalsMenu({
  proposals,
  actions,
}: {
  proposals: readonly Proposal[];
  actions: Pick<ProposalActions, 'acceptThese' | 'rejectThese'>;
}) {
  const [busy, setBusy] = useState(false);
  if (proposals.length === 0) return null;
  const doing = async (act: () => Promise<void>) => {
    setBusy(true);
    await act();
    setBusy(false);
  };
  const accept = (some: readonly Proposal[]) => void doing(() => actions.acceptThese(idsOf(some)));
  const reject = (some: readonly Proposal[]) => void doing(() => actions.rejectThese(idsOf(some)));
  return (
    <>
      <span className={`${text.small} ${text.soft}`}>
        {proposals.length === 1 ? '1 proposal' : `${proposals.length} proposals`}
      </span>
      <span className={styles.split}>
        <Button size="small" busy={busy} onClick={() => accept(proposals)}>
          Accept all
        </Button>
        <Menu
          align="end"
          items={severalAtOnce(proposals, accept, reject)}
          trigger={
            <IconButton name="Decide several proposals" icon={ChevronDown} size="small" disabled={busy} />
          }
        />
      </span>
      <Rule />
    </>
  );
}

function idsOf(proposals: readonly Proposal[]) {
  return proposals.map(({ id }) => id);
}

/** Those of one source, where there are more than one, and all. */
function severalAtOnce(
  proposals: readonly Proposal[],
  accept: (some: readonly Proposal[]) => void,
  reject: (some: readonly Proposal[]) => void,
): readonly MenuItem[] {
  const bySource = [...Map.groupBy(proposals, ({ source }) => source)];
  const all = { label: 'Reject all', end: proposals.length, icon: X, onSelect: () => reject(proposals) };
  if (bySource.length < 2) return [all];
  return [
    ...bySource.map(([source, own]) => ({
      label: `Accept those from ${source}`,
      end: own.length,
      icon: Check,
      onSelect: () => accept(own),
    })),
    'separator',
    ...bySource.map(([source, own]) => ({
      label: `Reject those from ${source}`,
      end: own.length,
      icon: X,
      onSelect: () => reject(own),
    })),
    'separator',
    all,
  ];
}
