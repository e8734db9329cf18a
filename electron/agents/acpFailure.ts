import type { AuthMethod, InitializeResponse } from '@agentclientprotocol/sdk';
import type { ProcessExit } from '#electron/process/processOutput.ts';

/** Why an agent is of no use now. `signIn` holds its ways of signing in when that is what is missing. */
export type AcpProblem = { readonly sentence: string; readonly signIn: readonly AuthMethod[] | null };

/** The message of the error for an agent whose program is gone. */
export const PROGRAM_ENDED = 'the program ended';

/** The protocol's code for a request that was given up, here because its time was over. */
export const GIVEN_UP = -32800;

/** The protocol's code for an agent that wants its user signed in first. */
const SIGN_IN_NEEDED = -32000;

type Circumstances = {
  readonly name: string;
  readonly error: unknown;
  readonly exit: ProcessExit | null;
  /** The end of what it wrote beside the protocol. */
  readonly words: string;
  readonly limitMs?: number;
  readonly initialized: InitializeResponse | null;
};

/** Why an agent's session did not open or its turn broke off, as a sentence with a way forward. */
export function acpProblem(what: Circumstances): AcpProblem {
  if (codeOf(what.error) === SIGN_IN_NEEDED) {
    const methods = what.initialized?.authMethods ?? [];
    return { sentence: describeSignIn(what.name, methods), signIn: methods };
  }
  return { sentence: describeFailure(what), signIn: null };
}

function describeFailure({ name, error, exit, words, limitMs = 0 }: Circumstances): string {
  if (codeOf(error) === GIVEN_UP) {
    return `${name} did not open a session within ${Math.ceil(limitMs / 1000)} s.${quote(words)} Try it in Settings.`;
  }
  if (exit && (exit.exitCode ?? 0) !== 0) {
    return `${name} ended with exit code ${exit.exitCode}.${quote(words)} Try it in Settings.`;
  }
  const message = messageOf(error);
  if (message === PROGRAM_ENDED) return `${name} ended without an answer.${quote(words)} Try it in Settings.`;
  return `${name} broke off: ${message.replace(/\.$/, '')}.${quote(words)} Go on to try again.`;
}

/** People sign in by the agent's own means; what it says of them is passed on. */
function describeSignIn(name: string, methods: readonly AuthMethod[]): string {
  const ways = methods.map((method) => `“${method.name}”`);
  const offer = ways.length === 0 ? '' : ` It offers ${ways.join(' or ')}.`;
  return `${name} is not signed in.${offer} Sign in under Settings, Agents, then go on here.`;
}

function quote(words: string): string {
  const lastLine = words.trimEnd().split('\n').at(-1)?.trim() ?? '';
  return lastLine === '' ? '' : ` Its last words: “${lastLine.slice(0, 300)}”.`;
}

/** The library's own text for a fault inside an agent says nothing; the details do. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const data = 'data' in error ? error.data : undefined;
  const details =
    typeof data === 'string'
      ? data
      : typeof data === 'object' && data !== null && 'details' in data
        ? String(data.details)
        : '';
  return details === '' ? error.message : `${error.message}: ${details.slice(0, 300)}`;
}

function codeOf(error: unknown): number | null {
  const code = typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : null;
  return typeof code === 'number' ? code : null;
}
