import { create } from 'zustand';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import type { OvertureClient } from '#renderer/rpc/connect.ts';
import { applyRunEvent, type RunFeed } from './runFeed.ts';

export type TaskTab = 'activity' | 'changes' | 'brief';

interface RunStore {
  /** By project and spec: `feedKey`. */
  readonly feeds: Readonly<Record<string, RunFeed>>;
  readonly selectedTask: string | null;
  /** False while the screen chose the task by itself. */
  readonly chosenByPerson: boolean;
  readonly tab: TaskTab;
  readonly whyOf: 'all' | 'task';
  /** `leftKey` of interrupted attempts a person has seen and left as they are, so that the card is not shown again. */
  readonly leftAlone: readonly string[];
}

const WAITING: RunFeed = { state: 'waiting' };

export const useRunStore = create<RunStore>(() => ({
  feeds: {},
  selectedTask: null,
  chosenByPerson: false,
  tab: 'activity',
  whyOf: 'all',
  leftAlone: [],
}));

export function feedKey(projectId: ProjectId, specId: SpecId): string {
  return `${projectId}/${specId}`;
}

export function feedOf(projectId: ProjectId, specId: SpecId): (store: RunStore) => RunFeed {
  return (store) => store.feeds[feedKey(projectId, specId)] ?? WAITING;
}

export function selectTask(taskId: string): void {
  useRunStore.setState({ selectedTask: taskId, chosenByPerson: true });
}

/** What the screen shows until the person chooses. */
export function showTask(taskId: string | null): void {
  useRunStore.setState({ selectedTask: taskId, chosenByPerson: false });
}

export function leaveAlone(projectId: ProjectId, attemptIds: readonly string[]): void {
  const keys = attemptIds.map((attemptId) => leftKey(projectId, attemptId));
  useRunStore.setState((store) => ({ leftAlone: [...store.leftAlone, ...keys] }));
}

/** Attempts are numbered anew in each project. */
export function leftKey(projectId: ProjectId, attemptId: string): string {
  return `${projectId} ${attemptId}`;
}

interface Following {
  users: number;
  readonly stop: () => void;
}
const following = new Map<string, Following>();
/** Kept, to be there at once on coming back. */
let lastLeft: string | undefined;

/** Keeps the spec's newest run in the store; several screens share one stream. Returns the way to let go. */
export function followRun(client: OvertureClient, projectId: ProjectId, specId: SpecId): () => void {
  const key = feedKey(projectId, specId);
  const put = (change: (feed: RunFeed) => RunFeed) =>
    useRunStore.setState(({ feeds }) => ({ feeds: { ...feeds, [key]: change(feeds[key] ?? WAITING) } }));
  const now = following.get(key) ?? {
    users: 0,
    stop: client.run.watch(
      { projectId, specId },
      {
        snapshot: ({ run }) => put(() => ({ state: 'live', run })),
        event: (event) => put((feed) => applyRunEvent(feed, event)),
        ended(reason) {
          // Nobody hears this stream any more, so the next to ask opens another.
          following.delete(key);
          put(() => ({ state: 'ended', error: reason.ok ? null : reason.error }));
        },
      },
    ),
  };
  now.users += 1;
  following.set(key, now);
  forgetUnfollowed();
  let left = false;
  return () => {
    if (left) return;
    left = true;
    now.users -= 1;
    if (now.users > 0) return;
    if (following.get(key) === now) following.delete(key);
    lastLeft = key;
    now.stop();
  };
}

/** A window that is open for weeks sees many runs. */
function forgetUnfollowed(): void {
  useRunStore.setState(({ feeds }) => ({
    feeds: Object.fromEntries(
      Object.entries(feeds).filter(([key]) => following.has(key) || key === lastLeft),
    ),
  }));
}
