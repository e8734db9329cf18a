import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder that holds package.json and resources/, in a checkout and in the packaged app alike.
 * Looked for upwards, because the bundler decides how deep a file ends up in out/.
 */
export function appFolder(from: string = import.meta.dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) throw new Error(`There is no package.json above ${from}.`);
  }
}
