import { clsx } from 'clsx';
import { Command as Cmdk } from 'cmdk';
import { ArrowRight } from 'lucide-react';
import { Icon } from '#renderer/ui/Icon.tsx';
import { KeyCap } from '#renderer/ui/KeyCap.tsx';
import type { Command } from './commandStore.ts';
import styles from './Palette.module.css';
import { SHORTCUTS } from './shortcuts.ts';
import { splitMatch } from './splitMatch.ts';

/** One line of the palette; the letters that were typed stand out. */
export function PaletteRow({
  command,
  query,
  onAct,
}: {
  command: Command;
  query: string;
  onAct: (command: Command) => void;
}) {
  const keys = command.shortcut && SHORTCUTS[command.shortcut].keys[0];
  return (
    <Cmdk.Item
      value={command.id}
      disabled={command.disabled !== undefined}
      onSelect={() => onAct(command)}
      className={styles.row}
    >
      {command.mark ?? <Icon of={command.icon ?? ArrowRight} size="m" className={styles.glyph} />}
      <span className={clsx(styles.title, command.voice && styles[command.voice])}>
        {splitMatch(command.title, query).map(({ text, matches, at }) =>
          matches ? <b key={at}>{text}</b> : <span key={at}>{text}</span>,
        )}
      </span>
      {(command.disabled ?? command.detail) && (
        <span className={styles.detail}>{command.disabled ?? command.detail}</span>
      )}
      {keys && (
        <span className={styles.end}>
          <KeyCap keys={keys} split />
        </span>
      )}
    </Cmdk.Item>
  );
}
