import { Check, PencilLine, X } from 'lucide-react';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './Decide.module.css';

type DecideProps = {
  /** What would be accepted: AC-1.2. */
  name: string;
  source: string;
  onAccept: () => void;
  onEdit: () => void;
  onReject: () => void;
};

/** The small pair behind changed words. */
export function Decide({ name, source, onAccept, onEdit, onReject }: DecideProps) {
  return (
    <span className={styles.decide} role="group" aria-label={`Proposal from ${source}`}>
      <button type="button" title="Accept" aria-label={`Accept proposal for ${name}`} onClick={onAccept}>
        <Icon of={Check} />
      </button>
      <button type="button" title="Edit" aria-label={`Edit proposal for ${name}`} onClick={onEdit}>
        <Icon of={PencilLine} />
      </button>
      <button type="button" title="Reject" aria-label={`Reject proposal for ${name}`} onClick={onReject}>
        <Icon of={X} />
      </button>
    </span>
  );
}

/** The pair of words below a proposed new part. */
export function DecideButtons({ name, onAccept, onEdit, onReject }: Omit<DecideProps, 'source'>) {
  return (
    <span className={styles.acts}>
      <Button size="small" icon={Check} aria-label={`Accept proposal for ${name}`} onClick={onAccept}>
        Accept
      </Button>
      <Button size="small" variant="quiet" aria-label={`Edit proposal for ${name}`} onClick={onEdit}>
        Edit
      </Button>
      <Button size="small" variant="quiet" aria-label={`Reject proposal for ${name}`} onClick={onReject}>
        Reject
      </Button>
    </span>
  );
}
