import { Info } from 'lucide-react';
import { Icon } from '#renderer/ui/Icon.tsx';
import type { SpecText } from '#shared/spec/specDocument.ts';
import { specStore } from '../specStore.ts';
import type { WordingHint } from '../wordingHints.ts';
import { writeWords } from '../writing.ts';
import styles from './HintLine.module.css';

/** What is vague about a wording, and words to put in its place. */
export function HintLine({ hint, part }: { hint: WordingHint; part: Pick<SpecText, 'key' | 'text'> }) {
  const replace = (words: string) =>
    writeWords(part.key, part.text.slice(0, hint.start) + words + part.text.slice(hint.end));
  const keep = () => specStore.setState(({ keptHints }) => ({ keptHints: new Set([...keptHints, hint.id]) }));
  return (
    <div className={styles.hint} role="note" aria-label={`Wording hint for ${part.key}`}>
      <Icon of={Info} />
      <span>
        {hint.message}
        {hint.replacements.length > 0 && ' Try'}
      </span>
      {hint.replacements.map((words) => (
        <button key={words} type="button" className={styles.swap} onClick={() => replace(words)}>
          {words}
        </button>
      ))}
      <button type="button" className={styles.keep} onClick={keep}>
        Keep
      </button>
    </div>
  );
}
