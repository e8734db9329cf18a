import { FileText } from 'lucide-react';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { settleOutside, type SpecSession } from '#renderer/features/spec/specSession.ts';
import { changeSession } from './planStore.ts';
import { describeRefusedSave } from './describeRefusedSave.ts';

/** Another program changed the same lines, or the file could not be written: what is safe, and the ways on. */
export function SavingNotice({ session, onSaveAgain }: { session: SpecSession; onSaveAgain: () => void }) {
  if (session.outside) {
    const places = session.outside.parts.filter((part) => part.kind === 'conflict').length;
    const settle = (side: 'mine' | 'theirs') =>
      changeSession((open) =>
        settleOutside(
          open,
          Array.from({ length: places }, () => side),
          Date.now(),
        ),
      );
    return (
      <Notice
        icon={FileText}
        actions={
          <>
            <Button size="small" onClick={() => settle('theirs')}>
              Take the file’s
            </Button>
            <Button size="small" onClick={() => settle('mine')}>
              Keep mine
            </Button>
          </>
        }
      >
        Another program changed plan.yaml in {places === 1 ? 'a place' : `${places} places`} that you changed
        too. Everything else was joined; nothing is saved until you choose.
      </Notice>
    );
  }
  if (session.saving.state !== 'refused') return null;
  return (
    <Notice
      actions={
        <Button size="small" onClick={onSaveAgain}>
          Save again
        </Button>
      }
    >
      {describeRefusedSave(session.saving.error)}
    </Notice>
  );
}
