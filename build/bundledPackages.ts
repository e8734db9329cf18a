import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Plugin } from 'vite';

/** The folder of the package that a module belongs to, relative to the root, or undefined for our own. */
export function packageOf(moduleId: string): string | undefined {
  const at = moduleId.replaceAll('\\', '/').lastIndexOf('/node_modules/');
  if (at < 0) return undefined;
  return /^(?:@[^/]+\/)?[^/?]+/.exec(moduleId.slice(at + '/node_modules/'.length).replaceAll('\\', '/'))?.[0];
}

/** Writes down the names of the packages that a bundle was made of, for the licences that go with it. */
export function noteBundledPackages(file: string): Plugin {
  const names = new Set<string>();
  return {
    name: 'overture:packages',
    generateBundle() {
      for (const id of this.getModuleIds()) {
        const name = packageOf(id);
        if (name !== undefined && !name.startsWith('.')) names.add(name);
      }
    },
    closeBundle() {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${JSON.stringify([...names].toSorted(), null, 2)}\n`);
    },
  };
}
