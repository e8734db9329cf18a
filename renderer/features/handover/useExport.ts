import { useEffect, useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import type { Fault } from '#shared/contract/envelope.ts';
import type { ExportPreview } from '#shared/foreign/contract.ts';
import type { ForeignError } from '#shared/foreign/foreignError.ts';
import type { ForeignFormat } from '#shared/foreign/foreignFormat.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { useRested } from '../spec/useRested.ts';

/** spec-kit keeps its specs where Overture does by default, so its files go into a folder of their own. */
const FOLDERS: Readonly<Record<ForeignFormat, string>> = { 'spec-kit': 'spec-kit', openspec: '', kiro: '' };

/** What an export would write where, its writing, and what came of it. */
export function useExport(projectId: ProjectId, specId: SpecId) {
  const client = useClient();
  const [format, setFormat] = useState<ForeignFormat>('spec-kit');
  const [folder, setFolder] = useState(FOLDERS['spec-kit']);
  const wanted = folder.trim().replace(/^\/+|\/+$/g, '');
  const rested = useRested(wanted, 300) ?? wanted;
  const [shown, setShown] = useState<{ readonly place: string; readonly preview: ExportPreview }>();
  const [mayReplace, setMayReplace] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [written, setWritten] = useState<number>();
  const [problem, setProblem] = useState<ForeignError | Fault>();

  const aim = (next: string) => {
    setFolder(next);
    setProblem(undefined);
    setMayReplace(false);
    setWritten(undefined);
  };
  const choose = (next: ForeignFormat) => {
    setFormat(next);
    aim(FOLDERS[next]);
  };

  useEffect(() => {
    const controller = new AbortController();
    const asked = { projectId, specId, format, folder: rested };
    void client.foreign.previewExport(asked, { signal: controller.signal }).then((result) => {
      if (controller.signal.aborted) return;
      if (result.ok) setShown({ place: `${format} ${rested}`, preview: result.value });
      else {
        setShown(undefined);
        setProblem(result.error);
      }
    });
    return () => controller.abort();
  }, [client, projectId, specId, format, rested]);

  const write = async () => {
    setBusy(true);
    setProblem(undefined);
    const asked = { projectId, specId, format, folder: rested };
    const result = await client.foreign.export({ ...asked, overwrite: mayReplace });
    setBusy(false);
    if (!result.ok) return setProblem(result.error);
    setWritten(result.value.files.length);
    const after = await client.foreign.previewExport(asked);
    if (after.ok) setShown({ place: `${format} ${rested}`, preview: after.value });
  };
  const preview = shown?.place === `${format} ${wanted}` ? shown.preview : undefined;
  return { format, choose, folder, aim, preview, mayReplace, setMayReplace, isBusy, written, problem, write };
}
