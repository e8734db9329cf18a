/** Those who want to be called when something happens. */
export function createListeners() {
  const all = new Set<() => void>();
  return {
    tell(): void {
      for (const listener of all) listener();
    },
    /** Returns the way to stop. */
    add(listener: () => void): () => void {
      all.add(listener);
      return () => all.delete(listener);
    },
  };
}
