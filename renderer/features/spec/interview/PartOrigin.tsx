import { CornerDownRight } from 'lucide-react';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import text from '#renderer/ui/text.module.css';
import type { Decision } from '#shared/spec/proposal.ts';
import styles from './Interview.module.css';
import { originsOf } from './outcomes.ts';

/** The answer that the selected part came from. Nothing for words that were written by hand. */
export function PartOrigin({
  part,
  decisions,
  onShowTurn,
}: {
  part: string | null;
  decisions: readonly Decision[];
  onShowTurn: (turn: number) => void;
}) {
  const origins = part === null ? [] : originsOf(part, decisions);
  if (part === null || origins.length === 0) return null;
  return (
    <section className={styles.origin} aria-label={`Where ${part} comes from`}>
      {origins.map(({ id, turn, words }) => (
        <p key={id} className={text.small}>
          <Icon of={CornerDownRight} />
          <span>
            <b>{part}</b> {words.charAt(0).toLowerCase() + words.slice(1)}
          </span>
          {turn !== null && (
            <Button variant="link" size="small" onClick={() => onShowTurn(turn)}>
              Show it
            </Button>
          )}
        </p>
      ))}
    </section>
  );
}
