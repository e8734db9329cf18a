import { clsx } from 'clsx';
import { useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './Frame.module.css';
import { useAppInfo } from './useAppInfo.ts';

/** Settings that could not be read make way for new ones, which nobody should find out by chance. */
export function SettingsNotice() {
  const setAside = useAppInfo()?.settingsSetAside ?? null;
  const [isRead, setRead] = useState(false);
  if (setAside === null || isRead) return null;
  return (
    <Notice
      className={clsx(styles.problems, styles.changed)}
      actions={
        <Button size="small" onClick={() => setRead(true)}>
          Got it
        </Button>
      }
    >
      Your settings could not be read, so Overture began with new ones. The file as it was is kept as{' '}
      {setAside}.
    </Notice>
  );
}
