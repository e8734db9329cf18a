import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export interface HangingGit {
  /** The program to use in place of git. */
  readonly path: string;
  /** From now on what compares two commits waits for ever. */
  hang(): void;
  /** The process id of the next git that waits. */
  waiting(): Promise<number>;
}

/** The machine's git, which can be told to hang: a child of git itself then reads from a pipe that nobody writes to. */
export function hangingGit(): HangingGit {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hanging-git-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [path, flag, begun, silence] = ['git', 'flag', 'begun', 'silence'].map((name) => join(folder, name));
  execFileSync('mkfifo', [begun ?? '', silence ?? '']);
  const script = `#!/bin/sh
case " $* " in
*" diff-tree "*)
  if [ -e '${flag}' ]; then
    echo $$ > '${begun}'
    exec git diff-tree --stdin <> '${silence}'
  fi ;;
esac
exec git "$@"
`;
  writeFileSync(path ?? '', script, { mode: 0o755 });
  return {
    path: path ?? '',
    hang: () => writeFileSync(flag ?? '', ''),
    waiting: async () => Number(await readFile(begun ?? '', 'utf8')),
  };
}
