/** How a child ended; exactly one of the two is set. */
export type ProcessExit = { readonly exitCode: number | null; readonly signal: NodeJS.Signals | null };

/** What a finished child left behind. Text is decoded as UTF-8; a cut stream keeps its beginning and says so. */
export type ProcessOutput = ProcessExit & {
  readonly stdout: string;
  readonly stdoutBytes: Buffer;
  readonly stderr: string;
  readonly stdoutTruncated: boolean;
  readonly stderrTruncated: boolean;
};
