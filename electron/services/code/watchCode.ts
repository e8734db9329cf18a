import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import { folderOf, foldersAbove } from './resolve/fileLookup.ts';

const SETTLE_MS = 150;
/** Each watched folder costs a handle of the system, which lends only so many. */
const MOST_FOLDERS = 4_000;

export type CodeWatcher = {
  /** Watches the folders of these files from now on; false when there are too many for that. */
  follow(paths: readonly string[]): boolean;
  close(): void;
};

/** Calls `changed` once things have settled after something changed in a folder that holds indexed files. */
export function watchCode(root: string, changed: () => void): CodeWatcher {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, SETTLE_MS);
  };

  function open(folder: string): void {
    try {
      const watcher = watch(join(root, folder), { persistent: false }, (_event, name) => {
        // git writes there all the time, and the project tells of new commits.
        if (folder !== '' || (name !== '.git' && name !== null)) soon();
      });
      watcher.on('error', () => drop(folder));
      watchers.set(folder, watcher);
    } catch {
      // Gone meanwhile, or no handle left: the next reading of the project notices what this folder does not tell.
    }
  }

  function drop(folder: string): void {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  }

  return {
    follow(paths) {
      const wanted = new Set(paths.flatMap((path) => foldersAbove(folderOf(path))));
      if (wanted.size > MOST_FOLDERS) {
        for (const folder of watchers.keys()) drop(folder);
        return false;
      }
      for (const folder of watchers.keys()) if (!wanted.has(folder)) drop(folder);
      for (const folder of wanted) if (!watchers.has(folder)) open(folder);
      return true;
    },
    close() {
      clearTimeout(timer);
      for (const folder of watchers.keys()) drop(folder);
    },
  };
}
