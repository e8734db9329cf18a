import { useEffect, useMemo } from 'react';
import type { EditorServices } from '#renderer/editor/editorServices.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import type { OvertureClient } from '#renderer/rpc/connect.ts';
import type { ProjectId } from '#shared/project/project.ts';
import { idsIn } from '#shared/spec/edit/ids.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import type { OpenAt } from '../openAt.ts';
import { useSpec } from '../specStore.ts';
import type { Diagnostic } from './diagnostics.ts';
import { createSpecEditorServices } from './specEditorServices.ts';

type Now = {
  readonly document: SpecDocument;
  readonly rested: SpecDocument;
  readonly found: readonly Diagnostic[];
  readonly usedIds: ReadonlySet<string>;
  readonly onOpenFile: (place: OpenAt) => void;
};

/** One object for the editor's whole life, which answers from what the spec is when it is asked. */
export function useEditorServices(now: Now): EditorServices | undefined {
  const client = useClient();
  const projectId = useSpec((store) => store.projectId);
  const held = useMemo(
    () => (projectId === null ? undefined : holdServices(client, projectId)),
    [client, projectId],
  );
  useEffect(() => held?.show(now));
  return held?.services;
}

function holdServices(client: OvertureClient, projectId: ProjectId) {
  let latest: Now | undefined;
  let files: Promise<readonly string[]> | undefined;
  const services = createSpecEditorServices({
    document: () => latest?.document ?? parseSpec(''),
    diagnostics: () => ({ text: latest?.rested.text ?? '', found: latest?.found ?? [] }),
    usedIds: () => (latest ? [...latest.usedIds, ...idsIn(latest.document)] : []),
    files: () => {
      files ??= client.project.listFiles({ projectId }).then((result) => (result.ok ? result.value : []));
      return files;
    },
    readFile: async (path) => {
      const result = await client.project.readFile({ projectId, path });
      return result.ok ? result.value.text : undefined;
    },
    onOpenFile: (place) => latest?.onOpenFile(place),
  });
  const show = (now: Now) => {
    latest = now;
  };
  return { services, show };
}
