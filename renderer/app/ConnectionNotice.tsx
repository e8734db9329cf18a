import { Unplug } from 'lucide-react';
import { useConnectionState } from '#renderer/rpc/ClientContext.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './Frame.module.css';

/** Says so, quietly, while the host is away. */
export function ConnectionNotice() {
  const state = useConnectionState();
  if (state !== 'reconnecting' && state !== 'lost') return null;
  return (
    <Notice compact icon={Unplug} className={styles.connection}>
      {state === 'reconnecting'
        ? 'Connecting again… What you see may be a moment old.'
        : 'Overture is not running any more. Everything saved is safe. Start it again to go on.'}
    </Notice>
  );
}
