import { useEffect, useMemo, useRef } from 'react';
import type { EditorServices } from '#renderer/editor/editorServices.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { idsIn } from '#shared/spec/edit/ids.ts';
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
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  });
  return useMemo(() => {
    if (projectId === null) return undefined;
    let files: Promise<readonly string[]> | undefined;
    return createSpecEditorServices({
      document: () => latest.current.document,
      diagnostics: () => ({ text: latest.current.rested.text, found: latest.current.found }),
      usedIds: () => [...latest.current.usedIds, ...idsIn(latest.current.document)],
      files: () => {
        files ??= client.project.listFiles({ projectId }).then((result) => (result.ok ? result.value : []));
        return files;
      },
      readFile: async (path) => {
        const result = await client.project.readFile({ projectId, path });
        return result.ok ? result.value.text : undefined;
      },
      onOpenFile: (place) => latest.current.onOpenFile(place),
    });
  }, [client, projectId]);
}
