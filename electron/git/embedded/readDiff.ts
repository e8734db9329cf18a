import * as git from 'isomorphic-git';
import type { Result } from '#shared/contract/result.ts';
import type { CommitDiffRequest, Diff, FileDiff, TrackedFile } from '../git.ts';
import type { GitError } from '../gitError.ts';
import { access, attempt, type EmbeddedRepository } from './embeddedRepository.ts';
import { listFiles } from './listFiles.ts';
import { type FileSide, patchOfFile } from './patchOfFile.ts';

type Change = { readonly before: TrackedFile | null; readonly after: TrackedFile | null };

/** What changed between two commits, in git's own form. Only a file that moved without a change is told as renamed. */
export async function readDiff(
  repository: EmbeddedRepository,
  { from, to, paths = [], context = 3, listOnly = false }: CommitDiffRequest,
): Promise<Result<Diff, GitError>> {
  const before = await listFiles(repository, from);
  if (!before.ok) return before;
  const after = await listFiles(repository, to);
  if (!after.ok) return after;
  const changes = changesBetween(before.value, after.value).filter((change) => concerns(change, paths));
  return attempt(repository, { code: 'unknownRevision', revision: to }, async () => {
    const files: FileDiff[] = [];
    let patch = '';
    for (const change of changes) {
      const sides = [
        await sideOf(repository, change.before),
        await sideOf(repository, change.after),
      ] as const;
      const told = patchOfFile(...sides, context);
      if (!listOnly) patch += told.patch;
      files.push({ ...describe(change), ...told.lines });
    }
    return { patch, files };
  });
}

function changesBetween(before: readonly TrackedFile[], after: readonly TrackedFile[]): readonly Change[] {
  const old = new Map(before.map((file) => [file.path, file]));
  const now = new Map(after.map((file) => [file.path, file]));
  const gone = before.filter(({ path }) => !now.has(path));
  const changes: Change[] = [];
  for (const file of after) {
    const known = old.get(file.path);
    if (known?.oid === file.oid && known.kind === file.kind) continue;
    const moved = known ? -1 : gone.findIndex((other) => other.oid === file.oid && other.kind === file.kind);
    const source = known ?? (moved < 0 ? undefined : gone.splice(moved, 1)[0]);
    changes.push({ before: source ?? null, after: file });
  }
  return [...changes, ...gone.map((file) => ({ before: file, after: null }))].sort((a, b) =>
    Buffer.compare(Buffer.from(pathOf(a)), Buffer.from(pathOf(b))),
  );
}

function pathOf({ before, after }: Change): string {
  return (after ?? before)?.path ?? '';
}

function concerns({ before, after }: Change, paths: readonly string[]): boolean {
  const isNamed = (file: TrackedFile | null) =>
    file !== null && paths.some((path) => file.path === path || file.path.startsWith(`${path}/`));
  return paths.length === 0 || isNamed(before) || isNamed(after);
}

async function sideOf(repository: EmbeddedRepository, file: TrackedFile | null): Promise<FileSide | null> {
  if (!file) return null;
  const { path, kind, oid } = file;
  // A submodule's entry names a commit of another repository, which git shows as this line.
  if (kind === 'submodule') return { path, kind, oid, bytes: Buffer.from(`Subproject commit ${oid}\n`) };
  const { blob } = await git.readBlob({ ...access(repository), oid });
  return { path, kind, oid, bytes: Buffer.from(blob) };
}

function describe({ before, after }: Change): Pick<FileDiff, 'path' | 'from' | 'kind'> {
  if (!after) return { path: before?.path ?? '', kind: 'deleted' };
  if (!before) return { path: after.path, kind: 'added' };
  if (before.path !== after.path) return { path: after.path, from: before.path, kind: 'renamed' };
  const isOtherType = before.kind !== after.kind && typeOf(before) !== typeOf(after);
  return { path: after.path, kind: isOtherType ? 'typeChanged' : 'modified' };
}

function typeOf({ kind }: TrackedFile): string {
  return kind === 'executable' ? 'file' : kind;
}
