import { join } from 'node:path';
import { watch } from 'chokidar';
import { SETTINGS_FILE } from './projectSettings.ts';

const SETTLE_MS = 120;

/**
 * Calls `changed` once things have settled after a change of the specs, the settings or HEAD.
 * Only these few places are watched: the whole of a large tree would cost too much.
 */
export function watchProject(
  root: string,
  commonDir: string,
  specsFolder: string,
  changed: () => void,
): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, SETTLE_MS);
  };
  const places = [
    join(root, specsFolder),
    join(root, SETTINGS_FILE),
    join(root, 'package.json'),
    join(commonDir, 'HEAD'),
    join(commonDir, 'packed-refs'),
    join(commonDir, 'refs', 'heads'),
    join(commonDir, 'refs', 'remotes'),
  ];
  const watcher = watch(places, { ignoreInitial: true, depth: 4, followSymlinks: false });
  watcher.on('all', soon);
  // A watcher that fails (too many watches, a drive gone) costs only freshness: every act of ours refreshes too.
  watcher.on('error', (error) => console.error('watching a project failed', error));
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
}
