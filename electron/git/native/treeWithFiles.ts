import { ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import type { RunGit } from '../runGit.ts';
import { withTemporaryIndex } from './gitPath.ts';

/** A tree with other contents in some of its files; their modes stay. Null content takes a file out. */
export async function treeWithFiles(
  git: RunGit,
  root: string,
  request: {
    readonly tree: string;
    readonly files: readonly { readonly path: string; readonly content: string | Uint8Array | null }[];
  },
): Promise<Result<string, GitError>> {
  return withTemporaryIndex(null, async (indexFile) => {
    const read = await git(root, ['read-tree', request.tree], { indexFile, writes: true });
    if (!read.ok) return read;
    const listed = await git(root, ['ls-files', '-s', '-z'], { indexFile });
    if (!listed.ok) return listed;
    const modes = new Map(
      listed.value.stdout
        .split('\0')
        .map((entry) => [entry.slice(entry.indexOf('\t') + 1), entry.slice(0, 6)]),
    );
    const lines: string[] = [];
    for (const { path, content } of request.files) {
      if (content === null) {
        lines.push(`0 ${'0'.repeat(request.tree.length)}\t${path}\0`);
        continue;
      }
      const blob = await git(root, ['hash-object', '-w', '--stdin'], { input: content, writes: true });
      if (!blob.ok) return blob;
      lines.push(`${modes.get(path) ?? '100644'} ${blob.value.stdout.trim()}\t${path}\0`);
    }
    const updated = await git(root, ['update-index', '-z', '--index-info'], {
      indexFile,
      input: lines.join(''),
      writes: true,
    });
    if (!updated.ok) return updated;
    const written = await git(root, ['write-tree'], { indexFile, writes: true });
    return written.ok ? ok(written.value.stdout.trim()) : written;
  });
}
