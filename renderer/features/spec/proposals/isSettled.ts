import { specStore } from '../specStore.ts';

/** False while a save is refused or both sides changed the same words: nothing may build on that. */
export function isSettled(): boolean {
  const { session } = specStore.getState();
  return session !== null && session.outside === null && session.saving.state !== 'refused';
}
