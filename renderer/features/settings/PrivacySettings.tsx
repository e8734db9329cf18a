import { useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { ReportDialog } from './ReportDialog.tsx';
import styles from './SettingsScreen.module.css';
import { SettingsSection } from './SettingsSection.tsx';

/** What Overture does not do, and where a person finds what went wrong. */
export function PrivacySettings() {
  const [shown, setShown] = useState<'log' | 'report'>();
  return (
    <SettingsSection
      id="privacy"
      title="Privacy and log"
      note="What Overture keeps about itself, and that it keeps it here."
    >
      <div className={styles.row}>
        <div className={styles.words}>
          <p className={styles.title}>No telemetry</p>
          <p className={styles.note}>
            Overture counts nothing, reports nothing and has no account. What you set up to be sent, and to
            whom, stands on the right.
          </p>
        </div>
      </div>
      <LogRow onLook={() => setShown('log')} />
      <div className={styles.row} role="group" aria-label="Report">
        <div className={styles.words}>
          <p className={styles.title}>Report of a problem</p>
          <p className={styles.note}>
            Versions and the end of the log, without keys, names or places. You read it, and you decide who
            gets it.
          </p>
        </div>
        <Button size="small" onClick={() => setShown('report')}>
          Copy report…
        </Button>
      </div>
      {shown && <ReportDialog kind={shown} onClose={() => setShown(undefined)} />}
    </SettingsSection>
  );
}

function LogRow({ onLook }: { onLook: () => void }) {
  const client = useClient();
  const [place, setPlace] = useState<string>();
  const reveal = async () => {
    const result = await client.diagnostics.revealLog({});
    if (result.ok && result.value.shown) return setPlace(undefined);
    const log = await client.diagnostics.log({});
    if (log.ok) setPlace(log.value.path);
  };
  return (
    <div className={styles.row} role="group" aria-label="Log">
      <div className={styles.words}>
        <p className={styles.title}>Log</p>
        <p className={styles.note}>
          {place === undefined ? (
            'What went wrong, in a file on this machine. Keys and passwords are taken out before it is written.'
          ) : (
            <>
              It is kept in <code>{place}</code>.
            </>
          )}
        </p>
      </div>
      <Button size="small" onClick={onLook}>
        Look at it
      </Button>
      <Button size="small" variant="quiet" onClick={() => void reveal()}>
        Show the file
      </Button>
    </div>
  );
}
