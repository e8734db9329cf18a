import { Component, type ReactNode } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { CommandLine } from '#renderer/ui/Card.tsx';
import { ErrorCard } from '#renderer/ui/ErrorCard.tsx';
import { Pane } from '#renderer/ui/Pane.tsx';
import styles from './Frame.module.css';

/** A bug in one screen leaves the rest of the window alive. */
export class ScreenBoundary extends Component<{ children: ReactNode }, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(thrown: unknown): { error: Error } {
    return {
      error: thrown instanceof Error ? thrown : new Error('Something that is not an error was thrown.'),
    };
  }

  override componentDidCatch(error: unknown): void {
    console.error(error);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <Pane as="main" label="This screen stopped" surface="paper" className={styles.centred}>
        <ErrorCard
          title="This screen stopped"
          summary="Overture met a fault of its own while drawing it. Everything saved so far is safe."
          actions={
            <>
              <Button onClick={() => window.location.reload()}>Load the window again</Button>
              <Button variant="primary" onClick={() => this.setState({ error: undefined })}>
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
}
