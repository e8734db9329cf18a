import { useMemo } from 'react';
import { useProject } from '#renderer/app/projectStore.ts';
import type { Trace } from '#renderer/app/traceStore.ts';
import { useRun } from '#renderer/features/run/useRun.ts';
import { workTrace } from '#renderer/features/run/workTrace.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { criteriaAt } from './specTrace.ts';

/** What tasks have made so far of what is selected: a run's when there was one, else the plan's number of them. */
export function useWork(
  projectId: ProjectId,
  specId: SpecId,
  document: SpecDocument | undefined,
  selection: string | null,
): Trace {
  const feed = useRun(projectId, specId);
  const run = feed.state === 'live' ? feed.run : null;
  const planned = useProject()?.specs.find((spec) => spec.id === specId)?.tasks ?? 0;
  return useMemo(() => {
    if (!document) return {};
    if (run) return workTrace(run, criteriaAt(document, selection));
    return planned === 0
      ? {}
      : { task: { text: planned === 1 ? '1 task planned' : `${planned} tasks planned` } };
  }, [document, run, planned, selection]);
}
