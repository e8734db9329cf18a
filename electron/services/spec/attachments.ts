import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { SpecError } from '#shared/spec/contract.ts';
import { specSlug } from '#shared/spec/newSpec.ts';
import { pathInside } from './pathInside.ts';
import { specFolder } from './specFile.ts';
import { textFileErrorFrom } from './textFileError.ts';

export const ATTACHMENTS = 'attachments';

/** A picture that came with a request. */
export type Attachment = { readonly name: string; readonly bytes: Buffer };

/** A plain name for each, no two alike: `whiteboard.png`, `whiteboard-2.png`. */
export function attachmentNames(given: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return given.map((name) => {
    const ending = extname(name).toLowerCase();
    const slug = specSlug(name.slice(0, name.length - ending.length));
    for (let count = 1; ; count++) {
      const own = `${slug}${count === 1 ? '' : `-${count}`}${ending}`;
      if (taken.has(own)) continue;
      taken.add(own);
      return own;
    }
  });
}

/** Writes the pictures into the spec's folder, by names of `attachmentNames`. */
export async function writeAttachments(
  project: OpenProject,
  specId: string,
  attachments: readonly Attachment[],
): Promise<Result<null, SpecError>> {
  for (const { name, bytes } of attachments) {
    const path = `${specFolder(project, specId)}/${ATTACHMENTS}/${name}`;
    try {
      const file = await pathInside(project.path, path);
      if (file === null)
        return fail({ code: 'notWritable', path, reason: 'it leads outside of the repository' });
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes, { flag: 'wx' });
    } catch (error) {
      return fail(textFileErrorFrom(error, path));
    }
  }
  return ok(null);
}

/** The pictures of a spec, to be committed with it; those that lead outside are left out. */
export async function readAttachments(
  project: OpenProject,
  specId: string,
): Promise<readonly { readonly path: string; readonly content: Buffer }[]> {
  const folder = `${specFolder(project, specId)}/${ATTACHMENTS}`;
  const names = await readdir(join(project.path, folder)).catch(() => []);
  const found = await Promise.all(
    names.map(async (name) => {
      const path = `${folder}/${name}`;
      const file = await pathInside(project.path, path).catch(() => null);
      const content = file === null ? null : await readFile(file).catch(() => null);
      return content === null ? [] : [{ path, content }];
    }),
  );
  return found.flat();
}
