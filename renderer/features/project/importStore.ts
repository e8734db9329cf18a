import { createStore, useStore } from 'zustand';
import type { OvertureClient } from '#renderer/rpc/connect.ts';
import type { FoundSpec } from '#shared/foreign/contract.ts';
import type { ProjectId } from '#shared/project/project.ts';

type Found = { readonly id: ProjectId; readonly specs: readonly FoundSpec[] };

/** What was found in the repository in view, and the repositories whose person said “not now”. */
const importStore = createStore<{ readonly found: Found | null; readonly dismissed: readonly ProjectId[] }>(
  () => ({
    found: null,
    dismissed: [],
  }),
);

/** Looks for specs of other formats; a refusal finds none, because nothing is lost by not offering. */
export async function lookForSpecs(client: OvertureClient, projectId: ProjectId): Promise<void> {
  const answer = await client.foreign.find({ projectId });
  if (answer.ok) importStore.setState({ found: { id: projectId, specs: answer.value } });
}

export function dismissImport(projectId: ProjectId): void {
  importStore.setState(({ dismissed }) => ({ dismissed: [...dismissed, projectId] }));
}

/** The specs not brought in yet; null when there is nothing to offer. */
export function useFoundSpecs(projectId: ProjectId): readonly FoundSpec[] | null {
  const found = useStore(importStore, (state) => (state.found?.id === projectId ? state.found.specs : null));
  const isDismissed = useStore(importStore, ({ dismissed }) => dismissed.includes(projectId));
  const fresh = found?.filter(({ imported }) => imported === null) ?? [];
  return isDismissed || !fresh.some(({ kind }) => kind !== 'archived') ? null : fresh;
}
