import type { OvertureClient } from '#renderer/rpc/connect.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { describeSpecProblem } from '../describeProblem.ts';
import { isSettled } from '../proposals/isSettled.ts';
import type { SpecActions } from '../specActions.ts';
import { specStore } from '../specStore.ts';

/** What a person does with versions; `flush` writes what is unsaved, `say` tells what went wrong. */
export function createVersionActions(
  client: OvertureClient,
  spec: { readonly projectId: ProjectId; readonly specId: SpecId },
  flush: () => Promise<void>,
  say: (problem: string) => void,
): Pick<SpecActions, 'approve' | 'markSeen' | 'changedBy' | 'textAt'> {
  return {
    async approve(by, note) {
      await flush();
      const hash = specStore.getState().session?.base.hash;
      if (!hash || !isSettled()) return false;
      const result = await client.spec.approve({ ...spec, hash, by, note });
      if (!result.ok) say(describeSpecProblem(result.error));
      return result.ok;
    },
    async markSeen(marks, isSeen) {
      const result = await client.spec.markSeen({ ...spec, marks: [...marks], isSeen });
      if (!result.ok) say(describeSpecProblem(result.error));
      return result.ok;
    },
    async changedBy(from, to) {
      const result = await client.spec.changedBy({ ...spec, from, to });
      // Without it the changes are shown all the same, only without names.
      return result.ok ? result.value : [];
    },
    async textAt(commit) {
      const result = await client.spec.textAt({ ...spec, commit });
      if (result.ok) return result.value.text;
      say(describeSpecProblem(result.error));
      return undefined;
    },
  };
}
