import type { ProcessExit } from '#electron/process/processOutput.ts';

/** The protocol's code for an agent that wants its user signed in first. */
const SIGN_IN_NEEDED = -32000;

/** Why an agent's session did not open or its turn broke off, as a sentence with a way forward. */
export function describeAcpFailure(
  name: string,
  error: unknown,
  exit: ProcessExit | null,
  stderr: string,
): string {
  if (codeOf(error) === SIGN_IN_NEEDED) {
    return `${name} is not signed in. Start it once by itself, sign in there, then go on here.`;
  }
  const lastLine = stderr.trimEnd().split('\n').at(-1)?.trim() ?? '';
  const words = lastLine === '' ? '' : ` Its last words: “${lastLine.slice(0, 300)}”.`;
  if (exit && (exit.exitCode ?? 0) !== 0) {
    return `${name} ended with exit code ${exit.exitCode}.${words} Try it in Settings.`;
  }
  const message = error instanceof Error ? error.message : String(error);
  if (message === 'the program ended') return `${name} ended without an answer.${words} Try it in Settings.`;
  return `${name} broke off: ${message.replace(/\.$/, '')}.${words} Go on to try again.`;
}

function codeOf(error: unknown): number | null {
  const code = typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : null;
  return typeof code === 'number' ? code : null;
}
