import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { Note } from '#shared/run/run.ts';
import { WordingPane } from '../IntentPane.tsx';
import type { ThreadHost } from '../LineThread.tsx';
import { readingSections } from '../readingParts.ts';
import styles from '../Review.module.css';
import { criterionToShow } from '../reviewModel.ts';
import { chooseCriterion, openAttempt, useReviewStore } from '../reviewStore.ts';
import { useReviewView } from '../reviewView.ts';
import { Ribbons } from '../Ribbons.tsx';
import { useReviewTrace } from '../useReviewTrace.ts';
import { useScrollToChosen } from '../useScrollToChosen.ts';
import { LookCode } from './LookCode.tsx';
import { LookCriteria } from './LookCriteria.tsx';
import { buildLook } from './lookModel.ts';
import type { LookedAt } from './useLook.ts';
import { useLookCommands } from './useLookCommands.ts';

/** Criteria, what was asked and code side by side, of a change that no attempt made. */
export function LookColumns({
  projectId,
  id,
  reviewed,
  threads,
  versions,
  notes,
  foot,
  above,
  empty,
}: {
  projectId: ProjectId;
  /** Tells this look from others. */
  id: string;
  reviewed: LookedAt;
  threads: ThreadHost | null;
  /** Which words the change is held against. */
  versions: ReactNode;
  notes?: readonly Note[] | undefined;
  foot?: ReactNode;
  above?: ReactNode;
  empty: string;
}) {
  const columns = useRef<HTMLDivElement>(null);
  const looked = useMemo(() => buildLook(reviewed, id), [reviewed, id]);
  const readBy = useReviewView((view) => view.readBy);
  const { files, verdicts, spec } = looked;
  const sections = useMemo(
    () => readingSections(files, reviewed.analysis, verdicts, readBy),
    [files, reviewed.analysis, verdicts, readBy],
  );
  const ordered = useMemo(() => sections.flatMap((section) => section.files), [sections]);
  const first = criterionToShow(verdicts);
  useEffect(() => {
    openAttempt(id);
    if (first !== null && useReviewStore.getState().criterion === null) chooseCriterion(first, null);
  }, [id, first]);
  useScrollToChosen(columns, files.length > 0);
  useLookCommands(looked, ordered, threads !== null);
  useReviewTrace(spec, looked, files);
  return (
    <div ref={columns} className={styles.columns}>
      <LookCriteria looked={looked} unserved={reviewed.analysis.withoutHunk} threads={threads} foot={foot} />
      <WordingPane review={looked} beside={null} versions={versions} {...(notes && { notes })} />
      <div className={styles.gutter} aria-hidden="true" />
      <LookCode
        projectId={projectId}
        looked={looked}
        sections={sections}
        threads={threads}
        above={above}
        empty={empty}
      />
      <Ribbons columns={columns} />
    </div>
  );
}
