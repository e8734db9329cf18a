import type { Readable, Writable } from 'node:stream';
import type { ProcessExit } from './processOutput.ts';

export type StopTimes = {
  /** Milliseconds to wait after closing stdin, then after SIGTERM; 3,000 each when absent. */
  readonly afterInputEndsMs?: number;
  readonly afterTerminateMs?: number;
};

/** A long-lived child. `stdin` and `stdout` are its raw streams, for protocols that frame their own messages. */
export type RunningProcess = {
  readonly pid: number;
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** Resolves when the text is handed to the child; false when its stdin is closed. */
  write(text: string): Promise<boolean>;
  endInput(): void;
  /** Settles once, after both output streams have closed; never rejects. */
  readonly exited: Promise<ProcessExit>;
  /** Ends the child and everything it started: stdin, SIGTERM, SIGKILL, with a wait between each. */
  stop(times?: StopTimes): Promise<ProcessExit>;
};
