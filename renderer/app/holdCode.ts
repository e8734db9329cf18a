import type { ProjectId } from '#shared/project/project.ts';
import type { OvertureClient } from '#renderer/rpc/connect.ts';
import { afterPaint } from './afterPaint.ts';
import { screenStands } from './screenStands.ts';

/**
 * Keeps the host from going through all files of a repository until its screen is painted and the page at rest: both
 * run on the same processors, and nobody waits for the reading yet. Returns the way to let go at once.
 */
export function holdCode(client: OvertureClient, projectId: ProjectId, page: Window): () => void {
  const ignore = () => undefined;
  const letGo = client.code.hold({ projectId }, { snapshot: ignore, event: ignore });
  void screenStands(page)
    .then(() => afterPaint(page))
    .then(() => new Promise((resolve) => page.requestIdleCallback(resolve)))
    .then(letGo);
  return letGo;
}
