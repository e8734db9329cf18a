import { mkdir, readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '#electron/host/clock.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { type SpecId, specIdSchema } from '#shared/project/project.ts';
import type { SpecError } from '#shared/spec/contract.ts';
import { localDate } from '#shared/spec/localDate.ts';
import { requestTitle } from '#shared/interview/requestTitle.ts';
import { newSpecText, specSlug } from '#shared/spec/newSpec.ts';
import { type Attachment, ATTACHMENTS, attachmentNames, writeAttachments } from './attachments.ts';
import { pathInside } from './pathInside.ts';
import { specFile, specFolder } from './specFile.ts';
import { specStream } from './specJournal.ts';
import { textFileErrorFrom } from './textFileError.ts';

export type NewSpec = {
  readonly request: string;
  readonly source: string;
  /** Markdown that follows the request. */
  readonly body: string;
  readonly attachments: readonly Attachment[];
};

/** Makes the next numbered spec folder and writes the request into it word for word. */
export async function createSpec(
  project: OpenProject,
  { request, source, body, attachments }: NewSpec,
  now: Clock,
): Promise<Result<{ specId: SpecId }, SpecError>> {
  if (request.trim() === '') return fail({ code: 'emptyRequest' });
  const title = requestTitle(request);
  const folder = await makeFolder(project, specSlug(title));
  if (!folder.ok) return folder;
  const specId = folder.value;
  const names = attachmentNames(attachments.map(({ name }) => name));
  const pictures = attachments.map(({ bytes }, index) => ({ name: names[index] ?? '', bytes }));
  const written = await writeAttachments(project, specId, pictures);
  if (!written.ok) return written;
  const date = localDate(now());
  const sections = [body, references(pictures)].filter(Boolean).join('\n\n');
  const text = newSpecText({ id: specId, title, request, source, date, body: sections });
  const saved = await specFile(project, specId).save(text, null);
  return saved.ok ? ok({ specId }) : saved;
}

function references(pictures: readonly Attachment[]): string {
  if (pictures.length === 0) return '';
  const lines = pictures.map(({ name }) => {
    const words = name.replace(/\.\w+$/, '').replaceAll('-', ' ');
    return `![${words}](${ATTACHMENTS}/${encodeURI(name)})`;
  });
  return ['## References', ...lines].join('\n\n');
}

async function makeFolder(project: OpenProject, slug: string): Promise<Result<SpecId, SpecError>> {
  const specs = specFolder(project, '');
  try {
    for (let number = await nextNumber(project); ; number++) {
      const specId = specIdSchema.parse(`${String(number).padStart(3, '0')}-${slug}`);
      const folder = await pathInside(project.path, `${specs}${specId}`);
      if (folder === null) return fail({ code: 'notWritable', path: specs, reason: OUTSIDE });
      await mkdir(dirname(folder), { recursive: true });
      if (await isMade(folder)) return ok(specId);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTDIR' && code !== 'EEXIST') return fail(textFileErrorFrom(error, specs));
    return fail({ code: 'notWritable', path: specs, reason: 'a file stands where this folder should be' });
  }
}

const OUTSIDE = 'the specs folder leads outside of the repository';

/** False where there is one already. */
async function isMade(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The folder of a spec that was taken away under the person who writes it. */
export async function makeSpecFolder(project: OpenProject, specId: string): Promise<Result<null, SpecError>> {
  const path = specFolder(project, specId);
  try {
    const folder = await pathInside(project.path, path);
    if (folder === null) return fail({ code: 'notWritable', path, reason: OUTSIDE });
    await mkdir(folder, { recursive: true });
    return ok(null);
  } catch (error) {
    return fail(textFileErrorFrom(error, path));
  }
}

/** One more than any number a folder has, or a spec that was removed had: its facts are still in the ledger. */
async function nextNumber(project: OpenProject): Promise<number> {
  const root = await pathInside(project.path, specFolder(project, ''));
  const folders = root === null ? [] : await readdir(root).catch(() => []);
  const past = project.ledger.streams(specStream('')).map((stream) => stream.slice(specStream('').length));
  const numbers = [...folders, ...past].map((name) => Number(/^(\d{1,6})-/.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers) + 1;
}
