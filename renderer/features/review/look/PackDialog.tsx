import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { HandoverPreview } from '#renderer/features/handover/HandoverPreview.tsx';
import { saveFile } from '#renderer/features/plan/export/saveFile.ts';
import { inWords } from '#renderer/features/run/useAct.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import type { ProjectId } from '#shared/project/project.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import type { Run } from '#shared/run/run.ts';

/** The review as one page for people outside the project, shown before it is saved. */
export function PackDialog({
  projectId,
  run,
  onClose,
}: {
  projectId: ProjectId;
  run: Run;
  onClose: () => void;
}) {
  const client = useClient();
  const [page, setPage] = useState<{ readonly name: string; readonly html: string }>();
  const [problem, setProblem] = useState<string | null>(null);
  const { id: runId, integrationCommit } = run;
  useEffect(() => {
    const control = new AbortController();
    const ask = async (_of: string) => {
      const result = await client.review.pack({ projectId, runId }, { signal: control.signal });
      if (control.signal.aborted) return;
      if (result.ok) setPage(result.value);
      else setProblem(inWords(result.error, describeReviewError));
    };
    void ask(integrationCommit);
    return () => control.abort();
  }, [client, projectId, runId, integrationCommit]);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="large"
      icon={FileDown}
      title="The review, for a client"
      summary="One page that needs nothing else: what was asked, what shows each criterion, the changes, and who approved what."
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button
            variant="primary"
            disabled={!page}
            onClick={() => page && saveFile(page.name, new Blob([page.html], { type: 'text/html' }))}
          >
            Save the page
          </Button>
        </>
      }
    >
      {problem && <Notice tone="bad">{problem}</Notice>}
      {page ? <HandoverPreview html={page.html} /> : <div aria-busy={problem === null || undefined} />}
    </Dialog>
  );
}
