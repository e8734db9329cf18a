import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createQueue } from '#electron/git/createQueue.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { writeFileAtomic } from '#electron/storage/writeFileAtomic.ts';
import { boundHistory, type UndoHistory, undoHistorySchema } from '#shared/spec/undoHistory.ts';

/** The ways back of each spec's or plan's text, kept in Overture's data folder so that they outlive a restart. */
export interface UndoHistories {
  /** Null when none was kept, or none that can be read. */
  read(project: OpenProject, specId: string): Promise<UndoHistory | null>;
  /** Replaces what was kept; one write after another. Rejects with the system's error. */
  keep(project: OpenProject, specId: string, history: UndoHistory): Promise<void>;
}

export function createUndoHistories(of: 'spec' | 'plan'): UndoHistories {
  const inTurn = createQueue();
  const folderOf = (project: OpenProject) => join(project.dataFolder, 'undo');
  const ending = of === 'spec' ? '.json' : '.plan.json';
  const fileOf = (project: OpenProject, specId: string) => join(folderOf(project), `${specId}${ending}`);
  return {
    async read(project, specId) {
      const text = await readFile(fileOf(project, specId), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      return text === null ? null : parseHistory(text);
    },
    keep: (project, specId, history) =>
      inTurn(async () => {
        const bounded = boundHistory(history);
        if (!bounded) return;
        await mkdir(folderOf(project), { recursive: true });
        await writeFileAtomic(fileOf(project, specId), JSON.stringify(bounded));
      }),
  };
}

function parseHistory(text: string): UndoHistory | null {
  try {
    return undoHistorySchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // A half-written or foreign file holds no way back; the next one replaces it.
    return null;
  }
}
