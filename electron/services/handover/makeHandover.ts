import { join } from 'node:path';
import { describeGitError } from '#electron/git/describeGitError.ts';
import type { Git } from '#electron/git/git.ts';
import { createTextFile, type FileText, hashOf } from '#electron/services/spec/textFile.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { HandoverError } from '#shared/handover/handoverError.ts';
import type { Approval } from '#shared/spec/contract.ts';
import { describeSpecError } from '#shared/spec/describeSpecError.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { handoverPage } from './page/handoverPage.ts';
import { readPictures } from './readPictures.ts';
import { readStyles } from './readStyles.ts';
import { readVersionFacts } from './readVersionFacts.ts';

export type HandoverRequest = {
  /** Absolute; of the repository, or of the spec's own folder where there is none. */
  readonly root: string;
  /** spec.md relative to `root`, with forward slashes. */
  readonly path: string;
  readonly specId: string;
  /** A version; null is the text in the file. */
  readonly commit: string | null;
  readonly projectName: string;
  readonly git: Git | null;
  /** Those this machine's ledger knows. */
  readonly approvals: readonly Approval[];
  /** resources/handover. */
  readonly resources: string;
  readonly fonts: 'inside' | 'left out';
  /** Milliseconds. */
  readonly now: number;
};

/** `fileName` without an ending: `001-settings-editors-version-3`. */
export type Handover = { readonly html: string; readonly fileName: string };

/** The spec as one page for a client. Reads only. */
export async function makeHandover(request: HandoverRequest): Promise<Result<Handover, HandoverError>> {
  const { root, path, specId } = request;
  const read = await readSpec(request);
  if (!read.ok) return read;
  const { text, hash } = read.value;
  const folder = join(root, path, '..');
  const [version, images, styles] = await Promise.all([
    readVersionFacts(request, hash, request.approvals),
    readPictures(folder, text),
    readStyles(request.resources, request.fonts),
  ]);
  const at = new Date(request.now).toISOString();
  const facts = { specId, project: request.projectName, hash, path, at, images, ...version };
  const html = handoverPage(parseSpec(text), facts, styles);
  const draft = version.state === 'approved' ? '' : '-draft';
  return ok({ html, fileName: `${specId}-version-${version.version}${draft}` });
}

async function readSpec({
  root,
  path,
  specId,
  commit,
  git,
}: HandoverRequest): Promise<Result<FileText, HandoverError>> {
  if (commit !== null && git) {
    const bytes = await git.readFile(commit, path);
    if (!bytes.ok) return fail({ code: 'unreadable', reason: describeGitError(bytes.error) });
    return ok({ text: bytes.value.toString('utf8'), hash: hashOf(bytes.value) });
  }
  const read = await createTextFile(root, path).read();
  if (read.ok) return read;
  if (read.error.code === 'gone') return fail({ code: 'unknownSpec', specId });
  return fail({ code: 'unreadable', reason: describeSpecError(read.error) });
}
