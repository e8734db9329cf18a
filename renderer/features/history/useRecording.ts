import { useMemo } from 'react';
import { describeSpecProblem } from '#renderer/features/spec/describeProblem.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import type { SpecState } from '#shared/spec/contract.ts';
import { addItem } from '#shared/spec/edit/addItem.ts';
import { describeSpecEditError } from '#shared/spec/edit/specEdit.ts';
import { localDate } from '#shared/spec/localDate.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { applyEdits } from '#shared/spec/textEdit.ts';

/** Each gives null when it is done, else a sentence why not. */
export type Recording = {
  readonly record: (words: string) => Promise<string | null>;
  readonly saveVersion: (note: string) => Promise<string | null>;
};

const NOT_READ = 'The spec is still being read. Try again in a moment.';

/** Writes a decision into the spec, or keeps its text as a version. */
export function useRecording(
  spec: { readonly projectId: ProjectId; readonly specId: SpecId },
  state: SpecState | undefined,
  by: string,
): Recording {
  const client = useClient();
  return useMemo(
    () => ({
      async record(words) {
        if (!state) return NOT_READ;
        const { text, hash, usedIds } = state;
        const added = addItem(parseSpec(text), 'decisions', `${localDate(Date.now())} ${words}`, { usedIds });
        if (!added.ok) return describeSpecEditError(added.error);
        const result = await client.spec.save({
          ...spec,
          baseHash: hash,
          text: applyEdits(text, added.value.edits),
        });
        return result.ok ? null : describeSpecProblem(result.error);
      },
      async saveVersion(note) {
        if (!state) return NOT_READ;
        const result = await client.spec.saveVersion({ ...spec, hash: state.hash, by, note });
        return result.ok ? null : describeSpecProblem(result.error);
      },
    }),
    [client, spec, state, by],
  );
}
