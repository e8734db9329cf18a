import { useEffect, useState } from 'react';
import type { ProjectId, RecentProject } from '#shared/project/project.ts';
import type { OvertureClient } from '#renderer/rpc/connect.ts';

/** Asked anew whenever the project in view changes, for then the list did. A list that cannot be had is empty. */
export function useRecentProjects(
  client: OvertureClient,
  current: ProjectId | undefined,
): readonly RecentProject[] {
  const [answer, setAnswer] = useState<{ of: ProjectId | undefined; recent: readonly RecentProject[] }>();
  useEffect(() => {
    const controller = new AbortController();
    const ask = async () => {
      const result = await client.project.recent({}, { signal: controller.signal });
      if (result.ok) setAnswer({ of: current, recent: result.value });
    };
    void ask();
    return () => controller.abort();
  }, [client, current]);
  return answer?.of === current ? (answer?.recent ?? []) : [];
}
