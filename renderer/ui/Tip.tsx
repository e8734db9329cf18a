import { Lightbulb, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';
import styles from './Tip.module.css';

const KEY = 'overture:tips-read';

/** A line about what can be done right here. It stays until it is put away, and then never comes back on this machine. */
export function Tip({ id, children }: { id: string; children: ReactNode }) {
  const [isRead, setRead] = useState(() => readTips().includes(id));
  if (isRead) return null;
  return (
    <div className={styles.tip} role="note" aria-label="Tip">
      <Icon of={Lightbulb} />
      <p>{children}</p>
      <IconButton
        name="Put this tip away"
        icon={X}
        size="small"
        onClick={() => {
          localStorage.setItem(KEY, [...readTips(), id].join(' '));
          setRead(true);
        }}
      />
    </div>
  );
}

function readTips(): readonly string[] {
  return (localStorage.getItem(KEY) ?? '').split(' ').filter(Boolean);
}
