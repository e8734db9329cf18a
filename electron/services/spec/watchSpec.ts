import type { OpenProject } from '#electron/services/project/openProject.ts';
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
  return new Promise((resolve, reject) => {
    let busy = false;
    let again = false;
    const stops = [journal.onChange(project, specId, () => void run()), project.onChange(() => void run())];
    const stop = () => {
      for (const one of stops) one();
      signal.removeEventListener('abort', stop);
      resolve();
    };
    signal.addEventListener('abort', stop);
    if (signal.aborted) return stop();
    // What changed before the listeners stood is caught by looking once more.
    void run();

    async function run(): Promise<void> {
      again = true;
      if (busy) return;
      busy = true;
      try {
        while (again && !signal.aborted) {
          again = false;
          await changed();
        }
      } catch (error) {
        stop();
        reject(error instanceof Error ? error : new Error(String(error)));
      } finally {
        busy = false;
      }
    }
  });
}
