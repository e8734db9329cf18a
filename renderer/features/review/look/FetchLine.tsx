import { CloudDownload } from 'lucide-react';
import { useState } from 'react';
import { useAct } from '#renderer/features/run/useAct.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import type { ProjectId } from '#shared/project/project.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import styles from './Look.module.css';

/** Gets what is not on this machine yet: the remote's branches, or one pull request's by its number. */
export function FetchLine({
  projectId,
  onFetched,
}: {
  projectId: ProjectId;
  /** The branch to review next, where one was asked for. */
  onFetched: (branch: string | null) => void;
}) {
  const client = useClient();
  const act = useAct(describeReviewError);
  const [number, setNumber] = useState('');
  const request = /^#?([1-9]\d{0,6})$/.exec(number.trim())?.[1];
  const fetchIt = (wanted: number | null) =>
    act.run(async () => {
      const result = await client.review.fetchBranches({ projectId, request: wanted });
      if (result.ok) onFetched(result.value.branch);
      return result;
    });
  return (
    <>
      <div className={styles.line}>
        <Field
          label="Or a pull request"
          placeholder="Number"
          inputMode="numeric"
          className={styles.number}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
        <Button
          icon={CloudDownload}
          busy={act.busy}
          disabled={number.trim() !== '' && request === undefined}
          onClick={() => void fetchIt(request === undefined ? null : Number(request))}
        >
          {request === undefined ? 'Fetch all branches' : `Fetch pull request ${request}`}
        </Button>
      </div>
      {act.problem && <Notice tone="bad">{act.problem}</Notice>}
    </>
  );
}
