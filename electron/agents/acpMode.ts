import {
  type ClientConnection,
  methods,
  type NewSessionResponse,
  RequestError,
  type SessionConfigOption,
  type SetSessionConfigOptionResponse,
} from '@agentclientprotocol/sdk';
import { GIVEN_UP } from './acpFailure.ts';

/** Modes in which agents are known to ask before they act. */
export const ASKING_MODES = ['default', 'read-only', 'ask'];

type Options = { readonly cancellationSignal: AbortSignal; readonly stopWaitingOnCancel: true };

/** `mode` is null when the agent offers none of those wanted, or refused to change to it. */
export type ModeSet = { readonly mode: string | null; readonly isRefused: boolean };

const NONE: ModeSet = { mode: null, isRefused: false };
const REFUSED: ModeSet = { mode: null, isRefused: true };

/** Sets the first of the wanted modes that the agent offers, as a mode or as an option. */
export async function setMode(
  { agent }: ClientConnection,
  session: NewSessionResponse,
  wanted: readonly string[],
  limit: () => Options,
): Promise<ModeSet> {
  const { sessionId } = session;
  const offered = session.modes?.availableModes.map(({ id }) => id) ?? [];
  const modeId = wanted.find((mode) => offered.includes(mode));
  if (modeId !== undefined) {
    const asked = agent.request(methods.agent.session.setMode, { sessionId, modeId }, limit());
    return settled(modeId, async () => (await asked, true));
  }
  const option = modeOptionOf(session.configOptions ?? []);
  if (!option) return NONE;
  const values = option.options.flatMap((entry) => ('options' in entry ? entry.options : [entry]));
  const value = wanted.find((mode) => values.some((one) => one.value === mode));
  if (value === undefined) return NONE;
  const change = { sessionId, configId: option.id, value };
  const asked: Promise<SetSessionConfigOptionResponse> = agent.request(
    methods.agent.session.setConfigOption,
    change,
    limit(),
  );
  // The answer tells all options as they are now; one that leaves this one out is believed.
  return settled(value, async () => (modeIn((await asked).configOptions) ?? value) === value);
}

/** The mode that the options say an agent is in; null when it keeps none among them. */
export function modeIn(options: readonly SessionConfigOption[]): string | null {
  return modeOptionOf(options)?.currentValue ?? null;
}

function modeOptionOf(options: readonly SessionConfigOption[]) {
  const option = options.find(({ category, id }) => category === 'mode' || id === 'mode');
  return option?.type === 'select' ? option : undefined;
}

/** An agent that says no works on in its own mode; one that does not answer has hung. */
async function settled(mode: string, change: () => Promise<boolean>): Promise<ModeSet> {
  try {
    return (await change()) ? { mode, isRefused: false } : REFUSED;
  } catch (error) {
    if (error instanceof RequestError && error.code !== GIVEN_UP) return REFUSED;
    throw error;
  }
}
