import type { OpenProject } from '#electron/services/project/openProject.ts';
import { atOnce, watchChanges } from '#electron/services/watchChanges.ts';
import type { SpecJournal } from './specJournal.ts';

/**
 * Calls `changed` after the spec may have changed, by us, by another program (the project watches the specs folder)
 * or by a commit, until `signal` aborts. Never twice at once; what happens during a call leads to one more.
 */
export function watchSpec(
  project: OpenProject,
  specId: string,
  journal: SpecJournal,
  signal: AbortSignal,
  changed: () => Promise<void>,
): Promise<void> {
  const sources = [
    (tell: () => void) => journal.onChange(project, specId, tell),
    (tell: () => void) => project.onChange(tell),
    atOnce,
  ];
  return watchChanges(sources, signal, changed);
}
