import { Folder, Search, Unplug, X } from 'lucide-react';
import { clsx } from 'clsx';
import { useEffect, useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { driftWords } from '#renderer/features/review/drift/driftWords.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { StatusBadge } from '#renderer/ui/StatusBadge.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { RecentProject, SpecId } from '#shared/project/project.ts';
import { describeProblem } from './describeProblem.ts';
import { folderAbove, shortDate } from './recentWords.ts';
import styles from './RecentProjects.module.css';

type WaysIn = {
  onOpen: (path: string, specId: SpecId | null) => void;
  /** For one that is no longer where it was. */
  onLocate: () => void;
};

/** The repositories opened before, newest first. */
export function RecentProjects({ onOpen, onLocate }: WaysIn) {
  const { recent, forget } = useRecentProjects();
  const [filter, setFilter] = useState('');
  const [now] = useState(() => new Date());
  const words = filter.trim().toLowerCase();
  const shown = (recent ?? []).filter((project) =>
    `${project.name} ${project.path} ${project.spec?.title ?? ''}`.toLowerCase().includes(words),
  );

  return (
    <section className={styles.recents} aria-label="Recent projects">
      <div className={styles.head}>
        <h2>Recent</h2>
        {recent !== null && recent.length > 0 && (
          <Field
            className={styles.filter ?? ''}
            label="Filter recent projects"
            hideLabel
            icon={Search}
            placeholder="Filter"
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
          />
        )}
      </div>
      {recent !== null && recent.length === 0 && (
        <EmptyState icon={Folder} title="Nothing opened yet">
          Repositories you open are listed here, with what waits for you in each.
        </EmptyState>
      )}
      {words && shown.length === 0 && (
        <p className={styles.none}>No recent project is called “{filter.trim()}”.</p>
      )}
      <ul>
        {shown.map((project, index) => (
          <RecentRow
            key={project.id}
            project={project}
            isFirst={index === 0 && !words}
            now={now}
            onOpen={onOpen}
            onLocate={onLocate}
            onForget={(left) => void forget(left)}
          />
        ))}
      </ul>
    </section>
  );
}

function useRecentProjects() {
  const client = useClient();
  const [recent, setRecent] = useState<readonly RecentProject[] | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    void client.project.recent({}, { signal: controller.signal }).then((result) => {
      if (result.ok) setRecent(result.value);
    });
    return () => controller.abort();
  }, [client]);
  const forget = async ({ id }: RecentProject) => {
    const result = await client.project.forgetRecent({ projectId: id });
    if (result.ok) setRecent((before) => (before ?? []).filter((project) => project.id !== id));
    else showToast({ tone: 'bad', title: describeProblem(result.error) });
  };
  return { recent, forget };
}

function RecentRow({
  project,
  isFirst,
  now,
  onOpen,
  onLocate,
  onForget,
}: WaysIn & {
  project: RecentProject;
  isFirst: boolean;
  now: Date;
  onForget: (project: RecentProject) => void;
}) {
  return (
    <li className={clsx(styles.row, isFirst && styles.first)}>
      <span className={clsx(styles.glyph, project.missing && styles.gone)}>
        <Icon of={project.missing ? Unplug : Folder} size="m" />
      </span>
      <div className={styles.name}>
        {project.missing ? (
          <p className={styles.muted}>{project.name}</p>
        ) : (
          <button
            type="button"
            className={styles.open}
            onClick={() => onOpen(project.path, project.spec?.id ?? null)}
          >
            {project.name}
          </button>
        )}
        <p className={styles.note} title={project.path}>
          {project.missing ? 'was in' : 'in'} {folderAbove(project.path)}
          {project.branch && !project.missing ? `, ${project.branch}` : ''}
        </p>
      </div>
      <LatestSpec project={project} />
      <WhatWaits project={project} onLocate={onLocate} />
      <time className={styles.note} dateTime={project.openedAt}>
        {shortDate(new Date(project.openedAt), now)}
      </time>
      <span className={styles.forget}>
        <IconButton
          name={`Remove ${project.name} from the list`}
          icon={X}
          size="small"
          onClick={() => onForget(project)}
        />
      </span>
    </li>
  );
}

function LatestSpec({ project }: { project: RecentProject }) {
  return (
    <div className={styles.spec}>
      {project.missing ? (
        <p className={styles.muted}>Moved, or its drive is not connected.</p>
      ) : (
        project.spec && (
          <>
            <p className={styles.title}>{project.spec.title}</p>
            <p className={styles.note}>{project.spec.note}</p>
          </>
        )
      )}
    </div>
  );
}

function WhatWaits({ project, onLocate }: { project: RecentProject; onLocate: () => void }) {
  return (
    <div className={styles.status}>
      {project.missing ? (
        <Button size="small" onClick={onLocate}>
          Locate…
        </Button>
      ) : (
        <>
          {project.status && <StatusBadge status={project.status}>{statusWords(project)}</StatusBadge>}
          {toLookAgain(project) > 0 && <p className={styles.note}>{driftWords(toLookAgain(project))}</p>}
        </>
      )}
    </div>
  );
}

function toLookAgain({ spec }: RecentProject): number {
  return spec?.toLookAgain ?? 0;
}

function statusWords(project: RecentProject): string | undefined {
  if (project.status === 'needsYou')
    return project.statusCount === 1 ? '1 needs you' : `${project.statusCount} need you`;
  if (project.status === 'inReview') return `${project.statusCount} in review`;
  if (project.status === 'ready') return 'Ready to run';
  return undefined;
}
