import { LoaderCircle } from 'lucide-react';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import text from '#renderer/ui/text.module.css';
import styles from './Interview.module.css';

/** In place of a question while the model makes one. Nobody has to wait for it. */
export function ThinkingCard({
  number,
  doing,
  onDontWait,
}: {
  number: number;
  /** What it does right now: “Reads src/roles.ts”. */
  doing: string;
  onDontWait: () => void;
}) {
  return (
    <Card className={styles.question} role="region" aria-label={`Question ${number}`} aria-busy>
      <div className={styles.top}>
        <span className={text.label}>Question {number}</span>
        <span className={`${text.small} ${text.muted}`}>being made</span>
      </div>
      <p className={styles.doing} role="status">
        <Icon of={LoaderCircle} spin />
        {doing}…
      </p>
      <Button size="small" onClick={onDontWait}>
        Take a guided question instead
      </Button>
    </Card>
  );
}
