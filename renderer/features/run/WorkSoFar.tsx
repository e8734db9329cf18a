import { PencilLine } from 'lucide-react';
import { useMemo } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import { countLines } from '#shared/review/patch.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { buildFiles, buildReview } from '#renderer/features/review/reviewModel.ts';
import { isWhole, useDiff } from '#renderer/features/review/useDiff.ts';
import { FeedRow } from './FeedRow.tsx';
import { FileList } from './FileList.tsx';

/** The files an attempt has changed and what they serve, for agents that do not tell their edits themselves. */
export function WorkSoFar({
  projectId,
  run,
  attempt,
  time,
  fresh,
}: {
  projectId: ProjectId;
  run: Run;
  attempt: Attempt;
  time: string;
  /** Another value asks the workspace again. */
  fresh: string;
}) {
  const diff = useDiff(projectId, attempt, fresh);
  const spec = useMemo(() => parseSpec(run.specText), [run.specText]);
  const files = useMemo(() => {
    const review = buildReview(run, attempt, spec);
    if (!review || !isWhole(diff)) return [];
    return buildFiles(review, diff.files).map(({ file, hunks }) => ({
      path: file.path,
      isNew: file.kind === 'added',
      ...countLines(file),
      criteria: [...new Set(hunks.flatMap(({ services }) => services.map((service) => service.criterion)))],
    }));
  }, [run, attempt, spec, diff]);
  if (files.length === 0) return null;
  return (
    <FeedRow time={time} icon={PencilLine}>
      <FileList label="Changed files" files={files} />
    </FeedRow>
  );
}
