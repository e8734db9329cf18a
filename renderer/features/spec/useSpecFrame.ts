import { useEffect } from 'react';
import { noteStage, type SavedLook, showSaved } from '#renderer/app/frameStore.ts';
import { showTrace, type Trace } from '#renderer/app/traceStore.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { useSpec } from './specStore.ts';
import { specTrace } from './specTrace.ts';
import { clock, versionNote } from './versionWords.ts';

/** Tells the frame what the spec is: its version, whether it is saved, and the chain of what is selected. */
export function useSpecFrame(
  document: SpecDocument | undefined,
  selection: string | null,
  onSelect: (key: string) => void,
  work: Trace,
): void {
  const file = useSpec((store) => store.file);
  const hash = useSpec((store) => store.session?.base.hash);
  const look = useSpec(savedLook);
  const savedAt = useSpec((store) => store.session?.savedAt ?? null);
  useEffect(() => {
    if (file && hash !== undefined) noteStage('spec', versionNote(file, hash));
  }, [file, hash]);
  useEffect(() => {
    if (look) showSaved(savedWords(look, savedAt), look);
    return () => showSaved(undefined);
  }, [look, savedAt]);
  useEffect(() => {
    if (document) showTrace(specTrace(document, selection, onSelect, work));
  }, [document, selection, onSelect, work]);
  useEffect(() => () => showTrace(undefined), []);
}

function savedLook({
  session,
  refusal,
}: Parameters<Parameters<typeof useSpec>[0]>[0]): SavedLook | undefined {
  if (!session) return undefined;
  if (session.outside || refusal || session.saving.state === 'refused') return 'refused';
  return session.saving.state === 'saved' ? 'saved' : 'saving';
}

/** Undefined where nothing had to be saved yet. */
function savedWords(look: SavedLook, savedAt: number | null): string | undefined {
  if (look === 'refused') return 'Not saved';
  if (look === 'saving') return 'Saving';
  return savedAt === null ? undefined : `Saved ${clock(new Date(savedAt))}`;
}
