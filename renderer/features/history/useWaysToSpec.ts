import { useMemo } from 'react';
import { go } from '#renderer/app/routeStore.ts';
import type { SpecScreenProps } from '#renderer/app/screenProps.ts';
import { selectInSpec } from '#renderer/features/spec/selectInSpec.ts';
import type { Comparison } from '#renderer/features/spec/versionChoices.ts';
import type { FoundDecision } from '#shared/spec/contract.ts';

/** From history to what it tells of. */
export function useWaysToSpec({ projectId, specId }: SpecScreenProps) {
  return useMemo(
    () => ({
      toSpec: (key: string) => {
        selectInSpec(projectId, specId, { key, view: 'document' });
        go({ screen: 'spec', projectId, specId });
      },
      toDecision: (decision: FoundDecision) => {
        selectInSpec(projectId, decision.specId, { key: decision.id, view: 'document' });
        go({ screen: 'spec', projectId, specId: decision.specId });
      },
      compare: (comparison?: Comparison) => {
        selectInSpec(projectId, specId, {
          key: null,
          view: 'changes',
          ...(comparison ? { comparison } : {}),
        });
        go({ screen: 'spec', projectId, specId });
      },
    }),
    [projectId, specId],
  );
}
