import { useEffect } from 'react';
import { noteStage, showSaved } from '#renderer/app/frameStore.ts';
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
  const saved = useSpec(savedWords);
  useEffect(() => {
    if (file && hash !== undefined) noteStage('spec', versionNote(file, hash));
  }, [file, hash]);
  useEffect(() => {
    showSaved(saved);
    return () => showSaved(undefined);
  }, [saved]);
  useEffect(() => {
    if (document) showTrace(specTrace(document, selection, onSelect, work));
  }, [document, selection, onSelect, work]);
  useEffect(() => () => showTrace(undefined), []);
}

function savedWords({ session, refusal }: Parameters<Parameters<typeof useSpec>[0]>[0]): string | undefined {
  if (!session) return undefined;
  if (session.outside || refusal || session.saving.state === 'refused') return 'Not saved';
  if (session.saving.state !== 'saved') return 'Saving';
  return session.savedAt === null ? undefined : `Saved ${clock(new Date(session.savedAt))}`;
}
