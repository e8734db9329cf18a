import type { RunEngine } from '#electron/services/run/createRunEngine.ts';
import type { RunReader } from './createKnowledge.ts';

/** The runs as the engine keeps them; a repository that is just closing has none. */
export function createRunReader(engine: Pick<RunEngine, 'open'>): RunReader {
  return {
    async all(project) {
      const opened = await engine.open(project.id);
      return opened?.book.all() ?? [];
    },
    follow(project, listener) {
      let stop: (() => void) | null = null;
      let stopped = false;
      engine.open(project.id).then(
        (opened) => {
          if (!stopped) stop = opened?.book.listen(() => listener()) ?? null;
        },
        (error: unknown) => console.error(`the runs of ${project.path} are not followed`, error),
      );
      return () => {
        stopped = true;
        stop?.();
      };
    },
  };
}
