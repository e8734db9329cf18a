import type { TrackedFile } from './git.ts';

/** What a tree entry's octal mode stands for; old commits hold other permission bits than git writes now. */
export function kindOfMode(mode: string): TrackedFile['kind'] {
  if (mode.startsWith('120')) return 'symlink';
  if (mode.startsWith('160')) return 'submodule';
  return mode === '100755' ? 'executable' : 'file';
}

export function modeOfKind(kind: TrackedFile['kind']): string {
  switch (kind) {
    case 'file':
      return '100644';
    case 'executable':
      return '100755';
    case 'symlink':
      return '120000';
    case 'submodule':
      return '160000';
  }
}
