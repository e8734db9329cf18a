import { useCallback, useEffect, useRef, useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { ActivityEntry } from '#shared/run/activity.ts';
import { type ActivityPage, withActivity, withEarlier } from '#shared/run/activityPage.ts';
import type { AttemptId } from '#shared/run/run.ts';
import { describeRunError } from '#shared/run/runError.ts';
import { showToast } from '#renderer/ui/toasts.ts';
import { inWords } from './useAct.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';

/** Milliseconds; a hidden window has timers where it has no frames. */
const A_MOMENT_MS = 50;
const NOTHING: ActivityPage = { entries: [], earlier: 0 };

/**
 * What an attempt does, the newest page of it and more on request. What comes within a moment is drawn at once,
 * because agents stream word by word. Between `setReading(true)` and `setReading(false)` nothing of it is let go.
 */
export function useActivity(
  projectId: ProjectId,
  attemptId: AttemptId,
): ActivityPage & {
  readonly showEarlier: () => void;
  readonly setReading: (isReading: boolean) => void;
} {
  const client = useClient();
  const [page, setPage] = useState(NOTHING);
  const isReading = useRef(false);

  useEffect(() => {
    let waiting: ActivityEntry[] = [];
    let timer: number | undefined;
    const draw = () => {
      timer = undefined;
      const entries = waiting;
      waiting = [];
      setPage((before) =>
        entries.reduce((now, entry) => withActivity(now, entry, isReading.current), before),
      );
    };
    const stop = client.run.activity(
      { projectId, attemptId },
      {
        snapshot(snapshot) {
          waiting = [];
          setPage(snapshot);
        },
        event(entry) {
          waiting.push(entry);
          timer ??= window.setTimeout(draw, A_MOMENT_MS);
        },
        // The run's own feed says why an attempt cannot be followed any more.
        ended: () => undefined,
      },
    );
    return () => {
      window.clearTimeout(timer);
      stop();
    };
  }, [client, projectId, attemptId]);

  const { earlier } = page;
  const showEarlier = useCallback(() => {
    void client.run.earlierActivity({ projectId, attemptId, before: earlier }).then((result) => {
      if (result.ok) setPage((before) => withEarlier(before, result.value));
      else showToast({ tone: 'bad', title: inWords(result.error, describeRunError) });
    });
  }, [client, projectId, attemptId, earlier]);
  const setReading = useCallback((now: boolean) => {
    isReading.current = now;
  }, []);
  return { ...page, showEarlier, setReading };
}
