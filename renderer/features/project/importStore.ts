import { useMemo } from 'react';
import { createStore, useStore } from 'zustand';
import type { OvertureClient } from '#renderer/rpc/connect.ts';
import type { FoundSpec } from '#shared/foreign/contract.ts';
import { type ProjectId, projectIdSchema } from '#shared/project/project.ts';

type Found = { readonly id: ProjectId; readonly specs: readonly FoundSpec[] };

const KEY = 'overture:import-dismissed';
const MOST_KEPT = 100;

/** “Not now” holds on this machine; the palette still brings them in. */
function readDismissed(): readonly ProjectId[] {
  try {
    return projectIdSchema.array().parse(JSON.parse(localStorage.getItem(KEY) ?? '[]'));
  } catch {
    return [];
  }
}

/** What was found in the repository in view, and the repositories whose person said “not now”. */
const importStore = createStore<{ readonly found: Found | null; readonly dismissed: readonly ProjectId[] }>(
  () => ({
    found: null,
    dismissed: readDismissed(),
  }),
);

/** Looks for specs of other formats; a refusal finds none, because nothing is lost by not offering. */
export async function lookForSpecs(client: OvertureClient, projectId: ProjectId): Promise<void> {
  const answer = await client.foreign.find({ projectId });
  if (answer.ok) importStore.setState({ found: { id: projectId, specs: answer.value } });
}

export function dismissImport(projectId: ProjectId): void {
  importStore.setState(({ dismissed }) => ({ dismissed: [...dismissed, projectId] }));
  localStorage.setItem(KEY, JSON.stringify([...readDismissed(), projectId].slice(-MOST_KEPT)));
}

/** The specs not brought in yet, whatever a person said to the offer; none while nothing was found. */
export function useFreshSpecs(projectId: ProjectId): readonly FoundSpec[] {
  const found = useStore(importStore, (state) => (state.found?.id === projectId ? state.found.specs : null));
  return useMemo(() => {
    const fresh = found?.filter(({ imported }) => imported === null) ?? [];
    return fresh.some(({ kind }) => kind !== 'archived') ? fresh : [];
  }, [found]);
}

export function useIsDismissed(projectId: ProjectId): boolean {
  return useStore(importStore, ({ dismissed }) => dismissed.includes(projectId));
}
