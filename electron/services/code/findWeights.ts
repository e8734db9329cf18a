/** How much each sign counts; the text of the best file is 1 before its weight. */
export type Weights = {
  readonly columns: {
    readonly path: number;
    readonly names: number;
    readonly text: number;
    readonly refs: number;
  };
  /** A word of a larger share of the files is left out of the search. */
  readonly common: number;
  readonly text: number;
  readonly path: number;
  readonly mention: number;
  readonly history: number;
  /** Above 1, commits that are much alike count for more than many that are a little. */
  readonly historyPower: number;
  /** Of the score of a good file, what its neighbour gets. */
  readonly imports: number;
  readonly together: number;
  readonly tests: number;
  readonly busy: number;
  /** Commits after which a change counts half. */
  readonly halfLife: number;
};

/** Round numbers on purpose: they are the middle of a broad range that served, not the best for one repository. */
export const WEIGHTS: Weights = {
  columns: { path: 4, names: 2, text: 1, refs: 1 },
  common: 0.5,
  text: 1,
  path: 0.5,
  mention: 0.7,
  history: 0.15,
  historyPower: 1.2,
  imports: 0.25,
  together: 0.25,
  tests: 0.15,
  busy: 0.2,
  halfLife: 200,
};
