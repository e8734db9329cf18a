import { useSettings } from '#renderer/app/settingsStore.ts';

/** The name put on acts of the person at this machine. */
export function useActor(): string {
  const name = useSettings()?.personName.trim();
  return name ? name : 'You';
}
