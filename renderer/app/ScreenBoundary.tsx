import type { ReactNode } from 'react';
import { Boundary } from '#renderer/ui/Boundary.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { CommandLine } from '#renderer/ui/Card.tsx';
import { ErrorCard } from '#renderer/ui/ErrorCard.tsx';
import { Pane } from '#renderer/ui/Pane.tsx';
import styles from './Frame.module.css';

/** A bug in a screen is said in its place, with a way forward. */
export function ScreenBoundary({ children }: { children: ReactNode }) {
  return <Boundary fallback={stopped}>{children}</Boundary>;
}

function stopped(error: Error, again: () => void): ReactNode {
  return (
    <Pane as="main" label="This screen stopped" surface="paper" className={styles.centred}>
      <ErrorCard
        title="This screen stopped"
        summary="Overture met a fault of its own while drawing it. Everything saved so far is safe."
        actions={
          <>
            <Button onClick={() => window.location.reload()}>Load the window again</Button>
            <Button variant="primary" onClick={again}>
              Show it again
            </Button>
          </>
        }
      >
        <CommandLine>{error.message}</CommandLine>
      </ErrorCard>
    </Pane>
  );
}
