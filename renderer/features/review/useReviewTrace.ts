import { useEffect, useMemo } from 'react';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { showTrace, type Trace } from '#renderer/app/traceStore.ts';
import { requestTrace } from '#renderer/app/requestTrace.ts';
import type { Reviewed, ReviewFile } from './reviewModel.ts';
import { useReviewStore } from './reviewStore.ts';

/** Shows the chain of the chosen criterion, from the request to what was seen. */
export function useReviewTrace(spec: SpecDocument, review: Reviewed, files: readonly ReviewFile[]): void {
  const criterion = useReviewStore((store) => store.criterion);
  const trace = useMemo(() => traceOf(spec, review, files, criterion), [spec, review, files, criterion]);
  useEffect(() => {
    showTrace(trace);
    return () => showTrace(undefined);
  }, [trace]);
}

export function traceOf(
  spec: SpecDocument,
  review: Reviewed,
  files: readonly ReviewFile[],
  criterion: string | null,
): Trace {
  const requirement = review.requirements.find((one) => one.criteria.some(({ id }) => id === criterion));
  const serving = files.filter(({ hunks }) =>
    hunks.some((hunk) => hunk.services.some((service) => service.criterion === criterion)),
  );
  const verdict = review.verdicts.find((one) => one.criterion === criterion);
  const told = criterion === null ? review.verdicts : verdict ? [verdict] : [];
  const ran = told
    .flatMap((one) => one.because)
    .filter((line) => line.kind === 'passed' || line.kind === 'failed');
  const passed = ran.filter((line) => line.kind === 'passed').length;
  const [first] = criterion === null ? files : serving;
  const more = (criterion === null ? files : serving).length - 1;
  const path = first?.file.path.split('/').slice(-2).join('/');
  return {
    ...requestTrace(spec.request, 'made'),
    ...(requirement ? { requirement: { label: requirement.id, text: requirement.title } } : {}),
    ...(criterion === null
      ? { criterion: null, requirement: { text: `${review.criteria.length} criteria` } }
      : { criterion: { text: criterion, voice: 'id' as const } }),
    task: review.task && { label: review.task.id, text: review.task.title },
    ...(path
      ? { files: { text: more > 0 ? `${path} and ${more} more` : path, voice: 'code' as const } }
      : {}),
    ...(ran.length > 0
      ? {
          evidence: {
            text: `${passed} of ${ran.length} ${ran.length === 1 ? 'passes' : 'pass'}`,
            open: passed < ran.length,
          },
        }
      : {}),
    here: criterion !== null ? 'criterion' : review.task ? 'task' : 'files',
  };
}
