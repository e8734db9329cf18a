import type { AgentModel } from '#electron/agents/agentSession.ts';
import type { Prompts } from '#electron/services/interview/model/readPrompts.ts';
import type { SettingsService } from '#electron/services/settings/createSettingsService.ts';
import { describeModelError } from '#shared/model/describeModelError.ts';
import { modelWords } from '#shared/model/modelAddress.ts';

/** Nobody waits at the screen for an agent, so it is patient with a service that is busy. */
const RETRIES = { most: 6, first: 2000, longest: 180_000 };

/** What Overture's own agent works with: the model of the settings, its prices, and its instructions. */
export async function agentModel(
  settings: Pick<SettingsService, 'agentModel'>,
  prompts: Prompts,
): Promise<AgentModel | null> {
  const chosen = await settings.agentModel();
  if (!chosen) return null;
  const { access, prices } = chosen;
  const { openModel } = await import('#electron/model/openModel.ts');
  return {
    name: modelWords(access.address, access.model),
    prices,
    instructions: await prompts('agent'),
    open: (onWait) =>
      openModel(access, {
        retries: {
          ...RETRIES,
          onWait: (error, milliseconds) =>
            onWait(
              `${describeModelError(error)} It tries again by itself in ${Math.ceil(milliseconds / 1000)} s.`,
            ),
        },
      }),
  };
}
