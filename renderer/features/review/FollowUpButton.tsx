import { PackagePlus } from 'lucide-react';
import { use } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { FollowUpContext, toggleFollowUp, useIsForFollowUp } from './followUpStore.ts';

/** Keeps a part of the change for a follow-up, or here again; what nothing asked for says so in words. */
export function FollowUpButton({ hunk, path, asked }: { hunk: string; path: string; asked: boolean }) {
  const of = use(FollowUpContext);
  const isChosen = useIsForFollowUp(of, 'hunks', hunk);
  const isFileChosen = useIsForFollowUp(of, 'paths', path);
  if (of === null || isFileChosen) return null;
  const toggle = () => toggleFollowUp(of, 'hunks', hunk);
  if (!isChosen && asked)
    return <IconButton name="Keep for a follow-up" icon={PackagePlus} size="small" onClick={toggle} />;
  return (
    <Button variant="quiet" size="small" onClick={toggle}>
      {isChosen ? 'Keep it here' : 'Keep for a follow-up'}
    </Button>
  );
}
