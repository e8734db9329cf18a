import type { AskedQuestion } from '#shared/interview/interviewEvent.ts';
import type { Talk } from '../talk.ts';
import type { LeadingModel } from './interviewerSource.ts';
import type { ModelJob } from './modelJob.ts';

/** Who asks the question that is open now. */
export type Lead =
  | { readonly by: 'guided'; readonly notice: string | null }
  | { readonly by: 'model'; readonly asked: AskedQuestion }
  | { readonly by: 'model'; readonly thinking: string };

export function leadOf(job: ModelJob, { turns, asked }: Talk, model: LeadingModel | null): Lead {
  const number = turns.length + 1;
  if (!model) return { by: 'guided', notice: null };
  const { failure } = job;
  if (asked?.number === number && job.passed !== number) return { by: 'model', asked };
  if (failure && (failure.number ?? number) === number) return { by: 'guided', notice: failure.notice };
  if (job.passed === number || job.isDone) return { by: 'guided', notice: null };
  return { by: 'model', thinking: job.doing };
}
