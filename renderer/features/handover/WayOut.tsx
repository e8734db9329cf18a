import { Suspense } from 'react';
import type { SpecScreenProps } from '#renderer/app/screenProps.ts';
import { whenShown } from '#renderer/ui/later.tsx';
import { useWayOut } from './handoverStore.ts';

const HandoverDialog = whenShown(async () => (await import('./HandoverDialog.tsx')).HandoverDialog);
const ExportDialog = whenShown(async () => (await import('./ExportDialog.tsx')).ExportDialog);

/** The dialog of the way out that is open, loaded when it first is. */
export function WayOut(props: SpecScreenProps) {
  const open = useWayOut();
  if (open === null) return null;
  return (
    <Suspense>{open === 'handover' ? <HandoverDialog {...props} /> : <ExportDialog {...props} />}</Suspense>
  );
}
