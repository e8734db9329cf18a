import { GitMerge } from 'lucide-react';
import type { LandingPlace } from '#shared/review/landingOrder.ts';
import type { Attempt } from '#shared/run/run.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { settleAttempt } from './reviewStore.ts';

/** What the dry run of landing has found, before anyone tries to land it. */
export function MeetsNotice({
  attempt,
  place,
  compact = false,
}: {
  attempt: Pick<Attempt, 'id' | 'state'>;
  place: LandingPlace | undefined;
  compact?: boolean;
}) {
  if (attempt.state !== 'inReview' || !place?.isSettleable) return null;
  return (
    <Notice
      compact={compact}
      icon={GitMerge}
      actions={
        <Button size="small" onClick={() => settleAttempt(attempt.id)}>
          Settle it here…
        </Button>
      }
    >
      {place.why}
    </Notice>
  );
}
