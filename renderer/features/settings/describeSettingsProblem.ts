import type { Fault } from '#shared/contract/envelope.ts';
import { isFault } from '#shared/contract/isFault.ts';
import type { SettingsError } from '#shared/settings/contract.ts';
import { describeSettingsError } from '#shared/settings/describeSettingsError.ts';

export function describeSettingsProblem(error: SettingsError | Fault): string {
  return isFault(error) ? error.message : describeSettingsError(error);
}
