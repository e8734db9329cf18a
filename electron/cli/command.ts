import type { Result } from '#shared/contract/result.ts';

/** What a command may do to the world; nothing else is printed. */
export type Terminal = {
  /** To stdout, as it is. */
  readonly print: (text: string) => void;
  /** To stderr, as a line. */
  readonly tell: (line: string) => void;
  /** Absolute; paths on the command line are relative to it. */
  readonly folder: string;
};

/** 0: done, 1: done, and it found errors, 2: the command was used wrongly. */
export type ExitCode = 0 | 1 | 2;

export type Command = {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  /** The failure is one sentence about how the command was used. */
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<Result<ExitCode, string>>;
};
