import { useEffect, useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import type { Fault } from '#shared/contract/envelope.ts';
import type { HandoverError } from '#shared/handover/handoverError.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { useCommitGoingOut } from './handoverStore.ts';

export type HandoverKind = 'html' | 'pdf';

/** The page for a client, its saving into a folder and what came of it. */
export function useHandover(projectId: ProjectId, specId: SpecId) {
  const client = useClient();
  const commit = useCommitGoingOut();
  const [page, setPage] = useState<{ readonly html: string; readonly fileName: string }>();
  const [folder, setFolder] = useState<string | null>(null);
  const [busy, setBusy] = useState<HandoverKind | null>(null);
  const [saved, setSaved] = useState<string>();
  const [problem, setProblem] = useState<{
    readonly error: HandoverError | Fault;
    readonly kind: HandoverKind | null;
  }>();

  useEffect(() => {
    const controller = new AbortController();
    void client.handover
      .preview({ projectId, specId, commit }, { signal: controller.signal })
      .then((result) => {
        if (controller.signal.aborted) return;
        if (result.ok) setPage(result.value);
        else setProblem({ error: result.error, kind: null });
      });
    return () => controller.abort();
  }, [client, projectId, specId, commit]);

  return {
    page,
    folder,
    setFolder,
    busy,
    saved,
    problem,
    async save(kind: HandoverKind, overwrite = false) {
      setBusy(kind);
      setProblem(undefined);
      setSaved(undefined);
      const result = await client.handover.save({ projectId, specId, commit, kind, folder, overwrite });
      setBusy(null);
      if (result.ok) setSaved(result.value.path);
      else setProblem({ error: result.error, kind });
    },
    reveal: () => void client.handover.reveal({ projectId, specId }),
  };
}
