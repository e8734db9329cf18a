import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { isFault } from '#shared/contract/isFault.ts';
import { describeHandoverError } from '#shared/handover/handoverError.ts';
import type { useHandover } from './useHandover.ts';

/** What came of the saving: where the file is, or why there is none and the way on. */
export function HandoverNotices({ handover }: { handover: ReturnType<typeof useHandover> }) {
  const { problem, saved } = handover;
  const replace = problem?.error.code === 'wouldOverwrite' ? problem.kind : null;
  return (
    <>
      {problem && (
        <Notice
          tone={replace ? 'warn' : 'bad'}
          actions={
            replace && (
              <Button size="small" onClick={() => void handover.save(replace, true)}>
                Replace it
              </Button>
            )
          }
        >
          {isFault(problem.error) ? problem.error.message : describeHandoverError(problem.error)}
        </Notice>
      )}
      {saved !== undefined && (
        <Notice
          tone="plain"
          actions={
            <Button size="small" variant="link" onClick={handover.reveal}>
              Show in folder
            </Button>
          }
        >
          Saved as <code>{saved}</code>.
        </Notice>
      )}
    </>
  );
}
