import { type ClientConnection, methods, type NewSessionResponse } from '@agentclientprotocol/sdk';

/** Modes in which agents are known to ask before they act. */
export const ASKING_MODES = ['default', 'read-only', 'ask'];

/** Sets the first of the wanted modes that the agent offers, as a mode or as an option; null when it offers none. */
export async function setMode(
  { agent }: ClientConnection,
  session: NewSessionResponse,
  wanted: readonly string[],
): Promise<string | null> {
  const { sessionId } = session;
  const offered = session.modes?.availableModes.map(({ id }) => id) ?? [];
  const modeId = wanted.find((mode) => offered.includes(mode));
  if (modeId !== undefined) {
    await agent.request(methods.agent.session.setMode, { sessionId, modeId });
    return modeId;
  }
  const option = session.configOptions?.find(({ category, id }) => category === 'mode' || id === 'mode');
  if (option?.type !== 'select') return null;
  const values = option.options.flatMap((entry) => ('options' in entry ? entry.options : [entry]));
  const value = wanted.find((mode) => values.some((one) => one.value === mode));
  if (value === undefined) return null;
  await agent.request(methods.agent.session.setConfigOption, { sessionId, configId: option.id, value });
  return value;
}
