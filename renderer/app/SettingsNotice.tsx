import { clsx } from 'clsx';
import { useEffect, useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './Frame.module.css';

/** Settings that could not be read make way for new ones, which nobody should find out by chance. */
export function SettingsNotice() {
  const client = useClient();
  const [setAside, setSetAside] = useState<string | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    void client.settings.appInfo({}, { signal: controller.signal }).then((info) => {
      if (info.ok) setSetAside(info.value.settingsSetAside);
    });
    return () => controller.abort();
  }, [client]);
  if (setAside === null) return null;
  return (
    <Notice
      className={clsx(styles.problems, styles.changed)}
      actions={
        <Button size="small" onClick={() => setSetAside(null)}>
          Got it
        </Button>
      }
    >
      Your settings could not be read, so Overture began with new ones. The file as it was is kept as{' '}
      {setAside}.
    </Notice>
  );
}
