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
  const ids = (some: readonly Proposal[]) => some.map(({ id }) => id);
  const doing = async (act: () => Promise<void>) => {
    setBusy(true);
    await act();
    setBusy(false);
  };
  const bySource = [...Map.groupBy(proposals, ({ source }) => source)];
  const items: readonly MenuItem[] = [
    ...(bySource.length < 2
      ? []
      : [
          ...bySource.map(([source, own]) => ({
            label: `Accept those from ${source}`,
            end: own.length,
            icon: Check,
            onSelect: () => void doing(() => actions.acceptThese(ids(own))),
          })),
          'separator' as const,
          ...bySource.map(([source, own]) => ({
            label: `Reject those from ${source}`,
            end: own.length,
            icon: X,
            onSelect: () => void doing(() => actions.rejectThese(ids(own))),
          })),
          'separator' as const,
        ]),
    {
      label: 'Reject all',
      end: proposals.length,
      icon: X,
      onSelect: () => void doing(() => actions.rejectThese(ids(proposals))),
    },
  ];
  return (
    <>
      <span className={`${text.small} ${text.soft}`}>
        {proposals.length === 1 ? '1 proposal' : `${proposals.length} proposals`}
      </span>
      <span className={styles.split}>
        <Button
          size="small"
          busy={busy}
          onClick={() => void doing(() => actions.acceptThese(ids(proposals)))}
        >
          Accept all
        </Button>
        <Menu
          align="end"
          items={items}
          trigger={
            <IconButton name="Decide several proposals" icon={ChevronDown} size="small" disabled={busy} />
          }
        />
      </span>
      <Rule />
    </>
  );
}
