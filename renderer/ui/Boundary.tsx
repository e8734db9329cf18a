import { Component, type ReactNode } from 'react';

type Props = {
  children: ReactNode;
  /** Stands in for what broke; `again` tries to show it once more. */
  fallback: (error: Error, again: () => void) => ReactNode;
};

/** A bug in one part leaves the rest of the window alive. */
export class Boundary extends Component<Props, { error: Error | undefined }> {
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
    return this.props.fallback(error, () => this.setState({ error: undefined }));
  }
}
