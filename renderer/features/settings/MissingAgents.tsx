import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Icon } from '#renderer/ui/Icon.tsx';
import { countOf, sentence } from '#shared/run/words.ts';
import type { MissingAgent } from '#shared/settings/trial.ts';
import styles from './SettingsScreen.module.css';

/** The agents that Overture knows and did not find here, with how to get them; folded, because most want none. */
export function MissingAgents({ missing }: { missing: readonly MissingAgent[] }) {
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.missing}>
      <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon of={open ? ChevronDown : ChevronRight} size="xs" />
        {sentence(countOf(missing.length, 'other agent'))} that Overture knows{' '}
        {missing.length === 1 ? 'is' : 'are'} not installed here
      </button>
      {open && (
        <ul aria-label="Agents that are not installed">
          {missing.map(({ name, install }) => (
            <li key={name}>
              <span>{name}</span>
              <code className={styles.mono}>{install}</code>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
