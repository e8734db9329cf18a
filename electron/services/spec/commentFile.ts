import { randomUUID } from 'node:crypto';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { CommentFact } from '#shared/spec/comments/comment.ts';
import { readCommentLines, withCommentLine } from '#shared/spec/comments/commentLines.ts';
import type { SpecError } from '#shared/spec/contract.ts';
import { specFolder } from './specFile.ts';
import { createTextFile, type TextFile } from './textFile.ts';

/** Comments and approvals of a spec, a fact a line, beside it in the repository. */
export function commentFile(project: OpenProject, specId: string): TextFile {
  return createTextFile(project.path, `${specFolder(project, specId)}/comments.jsonl`);
}

export type ReadComments = ReturnType<typeof readCommentLines> & { readonly text: string };

/** No file is no comment. */
export async function readComments(file: TextFile): Promise<Result<ReadComments, SpecError>> {
  const read = await file.read();
  if (read.ok) return ok({ text: read.value.text, ...readCommentLines(read.value.text) });
  return read.error.code === 'gone' ? ok({ text: '', facts: [], unread: [] }) : read;
}

const TRIES = 20;

/** Adds a line; when another program or page added one meanwhile, both are kept. */
export async function appendComment(file: TextFile, fact: CommentFact): Promise<Result<null, SpecError>> {
  for (let left = TRIES; ; left--) {
    const now = await file.read();
    if (!now.ok && now.error.code !== 'gone') return now;
    const text = now.ok ? now.value.text : '';
    const saved = await file.save(withCommentLine(text, fact), now.ok ? now.value.hash : null);
    if (saved.ok) return ok(null);
    if (saved.error.code !== 'changedOutside' || left === 0) return fail(saved.error);
  }
}

export function newFactId(): string {
  return randomUUID();
}
