import { FolderOpen, Package } from 'lucide-react';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { BrandMark } from './BrandMark.tsx';
import styles from './StartColumn.module.css';

/** The left half of Home: what Overture is, and the two ways in. */
export function StartColumn({
  busy,
  onOpen,
  onSample,
}: {
  busy: 'open' | 'sample' | null;
  onOpen: () => void;
  onSample: () => void;
}) {
  return (
    <main className={styles.start}>
      <div className={styles.brand}>
        <BrandMark />
        <span>Overture</span>
      </div>
      <h1>Agree on what to build, then watch it get built.</h1>
      <p className={styles.lead}>
        Overture keeps the spec, the plan and the review beside the code, in your own repository.
      </p>
      <div className={styles.open}>
        <Icon of={FolderOpen} size="xl" />
        <div>
          <p className={styles.name}>Open a project folder</p>
          <p className={styles.note}>Nothing is copied or uploaded.</p>
        </div>
        <Button
          variant="primary"
          size="large"
          busy={busy === 'open'}
          disabled={busy !== null}
          onClick={onOpen}
        >
          Open a repository…
        </Button>
      </div>
      <ul className={styles.others}>
        <li>
          <span className={styles.glyph}>
            <Icon of={Package} size="m" />
          </span>
          <div>
            <p className={styles.name}>Try the sample project</p>
            <p className={styles.note}>
              Harbor, a small web service: a finished spec, a plan, and a recorded run to look at. Needs no
              model.
            </p>
          </div>
          <Button busy={busy === 'sample'} disabled={busy !== null} onClick={onSample}>
            Open sample
          </Button>
        </li>
      </ul>
    </main>
  );
}
