import { FilePlus } from 'lucide-react';
import { useRef } from 'react';
import { inWords, useAct } from '#renderer/features/run/useAct.ts';
import { useActor } from '#renderer/features/run/useActor.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import text from '#renderer/ui/text.module.css';
import { showToast } from '#renderer/ui/toasts.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import { countOf, sentence } from '#shared/run/words.ts';

/** Lays a test report of the person's choice beside a branch. */
export function ReportButton({
  projectId,
  specId,
  head,
  onKept,
}: {
  projectId: ProjectId;
  specId: SpecId;
  head: string;
  onKept: () => void;
}) {
  const client = useClient();
  const by = useActor();
  const act = useAct(describeReviewError);
  const field = useRef<HTMLInputElement>(null);
  const keep = (file: File) =>
    act.run(async () => {
      const report = { name: file.name, text: await file.text(), by };
      const result = await client.review.keepReport({ projectId, specId, head, ...report });
      if (!result.ok) {
        const problem = inWords(result.error, describeReviewError);
        showToast({ tone: 'bad', title: `${file.name} was not taken.`, text: problem });
        return result;
      }
      const { tests, shows } = result.value;
      showToast({
        title: `${sentence(countOf(tests, 'test'))} read from ${file.name}.`,
        text: shows === 0 ? 'None of them names a criterion.' : `${shows} speak of a criterion.`,
      });
      onKept();
      return result;
    });
  return (
    <>
      <input
        ref={field}
        type="file"
        aria-label="Test report"
        className={text.hidden}
        tabIndex={-1}
        accept=".xml,.tap,.txt,.json"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void keep(file);
        }}
      />
      <Button icon={FilePlus} busy={act.busy} onClick={() => field.current?.click()}>
        Add a test report…
      </Button>
    </>
  );
}
