/** Who needs a repository open: pages that show it, and work that goes on without a page. */
export type ProjectHolds = {
  isHeld(): boolean;
  /** Returns the way to let go. */
  hold(): () => void;
};

/** `free` is called each time nobody holds it any more. */
export function createProjectHolds(free: () => void): ProjectHolds {
  const holders = new Set<symbol>();
  return {
    isHeld: () => holders.size > 0,
    hold() {
      const holder = Symbol('holder');
      holders.add(holder);
      return () => {
        if (holders.delete(holder) && holders.size === 0) free();
      };
    },
  };
}
