import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { Avatar } from '#renderer/ui/Avatar.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Pane, PaneBody, PaneFoot, PaneHead } from '#renderer/ui/Pane.tsx';
import text from '#renderer/ui/text.module.css';
import type { Approval, SpecVersion } from '#shared/spec/contract.ts';
import { clock, day } from '../versionWords.ts';
import styles from './Changes.module.css';

/** Beside a comparison with an earlier version: what that version was, for it cannot be approved any more. */
export function ComparedPane({
  version,
  approvals,
  onNow,
}: {
  version: SpecVersion;
  /** Of exactly this version. */
  approvals: readonly Approval[];
  onNow: () => void;
}) {
  const [now] = useState(() => new Date());
  const at = new Date(version.at);
  return (
    <Pane as="aside" label="Version">
      <PaneHead title={`Version ${version.number}`} />
      <PaneBody className={styles.approve}>
        <section>
          <h3 className={text.label}>How it came to be</h3>
          <p className={text.soft}>
            Saved by {version.author} on {day(at, now)} at {clock(at)}.
          </p>
          <p className={text.soft}>{version.subject}</p>
        </section>
        <section>
          <h3 className={text.label}>Who approved it</h3>
          {approvals.length === 0 && <p className={text.muted}>Nobody did.</p>}
          <ul className={styles.people}>
            {approvals.map((approval) => (
              <li key={approval.by}>
                <Avatar name={approval.by} size="large" decorative />
                <div>
                  <p className={text.medium}>{approval.by}</p>
                  {approval.note && <p className={`${text.small} ${text.soft}`}>“{approval.note}”</p>}
                </div>
              </li>
            ))}
          </ul>
        </section>
      </PaneBody>
      <PaneFoot>
        <Button size="large" className={styles.wideButton} iconEnd={ArrowRight} onClick={onNow}>
          Compare with the text as it is
        </Button>
      </PaneFoot>
    </Pane>
  );
}
