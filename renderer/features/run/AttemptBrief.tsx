import { useEffect, useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { AttemptId } from '#shared/run/run.ts';
import { describeRunError } from '#shared/run/runError.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './RunScreen.module.css';
import { inWords } from './useAct.ts';

/** The brief exactly as the agent got it. */
export function AttemptBrief({ projectId, attemptId }: { projectId: ProjectId; attemptId: AttemptId }) {
  const client = useClient();
  const [brief, setBrief] = useState<{ text: string; verifier: string | null; problem: boolean }>();
  useEffect(() => {
    const asked = new AbortController();
    const ask = async () => {
      const result = await client.run.brief({ projectId, attemptId }, { signal: asked.signal });
      if (asked.signal.aborted) return;
      if (result.ok) setBrief({ ...result.value, problem: false });
      else setBrief({ text: inWords(result.error, describeRunError), verifier: null, problem: true });
    };
    void ask();
    return () => asked.abort();
  }, [client, projectId, attemptId]);
  if (!brief) return null;
  if (brief.problem) return <Notice tone="bad">{brief.text}</Notice>;
  return (
    <>
      <pre className={styles.brief} tabIndex={0} aria-label="Brief as the agent got it">
        {brief.text}
      </pre>
      {brief.verifier !== null && (
        <>
          <h3 className={styles.briefHead}>For the agent that verified it</h3>
          <pre className={styles.brief} tabIndex={0} aria-label="Brief as the verifier got it">
            {brief.verifier}
          </pre>
        </>
      )}
    </>
  );
}
