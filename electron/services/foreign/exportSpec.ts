import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathInside } from '#electron/services/spec/pathInside.ts';
import { writeFileAtomic } from '#electron/storage/writeFileAtomic.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { exportOrigin } from '#shared/foreign/exportOrigin.ts';
import type { ForeignError } from '#shared/foreign/foreignError.ts';
import type { ForeignFormat } from '#shared/foreign/foreignFormat.ts';
import { nativeExport, unsaidInForeign } from '#shared/foreign/nativeExport.ts';
import { type Origin, renderOrigin } from '#shared/foreign/origin.ts';
import { foreignErrorFrom } from './foreignErrorFrom.ts';
import { readOrigin } from './importedOrigins.ts';
import { decode, sha256 } from './readForeignFiles.ts';

export type ExportRequest = {
  /** Absolute folder of the spec. */
  readonly specFolder: string;
  readonly specId: string;
  readonly format: ForeignFormat;
  /** Absolute folder that the format's own folders go into. */
  readonly target: string;
  readonly overwrite: boolean;
};

type Written = { readonly files: readonly string[]; readonly notExpressed: readonly string[] };
type Content = { readonly path: string; readonly bytes: Buffer; readonly mayReplace: ReadonlySet<string> };

/**
 * Writes a spec and plan in a foreign layout. What was imported from that format goes back into its own files, byte
 * for byte where nothing was edited. Writes nothing when a file is in the way.
 */
export async function exportSpec(request: ExportRequest): Promise<Result<Written, ForeignError>> {
  const specText = await readFile(join(request.specFolder, 'spec.md'), 'utf8').catch(() => null);
  if (specText === null) return fail({ code: 'unknownSpec', specId: request.specId });
  const planText = await readFile(join(request.specFolder, 'plan.yaml'), 'utf8').catch(() => null);
  const origin = await readOrigin(request.specFolder);
  if (origin?.format !== request.format) {
    const files = nativeExport(request.format, request.specId, specText, planText);
    const contents = [...files].map(([path, text]) => ({
      path,
      bytes: Buffer.from(text),
      mayReplace: new Set<string>(),
    }));
    return write(request, contents, unsaidInForeign(specText));
  }
  const originals = await readOriginals(request.specFolder, origin);
  if (!originals.ok) return originals;
  const texts = new Map(
    [...originals.value].flatMap(([path, bytes]) => {
      const text = decode(bytes);
      return text === null ? [] : [[path, text] as const];
    }),
  );
  const { changed, notExpressed } = exportOrigin(origin, texts, specText, planText);
  const contents = origin.files.map(({ path, sha256: hash, exported }) => {
    const text = changed.get(path);
    const bytes = text === undefined ? (originals.value.get(path) ?? Buffer.alloc(0)) : Buffer.from(text);
    return { path, bytes, mayReplace: new Set([hash, exported ?? hash]) };
  });
  const written = await write(request, contents, notExpressed);
  if (written.ok) await rememberExport(request.specFolder, origin, contents);
  return written;
}

async function readOriginals(
  folder: string,
  origin: Origin,
): Promise<Result<ReadonlyMap<string, Buffer>, ForeignError>> {
  const found = new Map<string, Buffer>();
  for (const { path, sha256: hash } of origin.files) {
    const place = await pathInside(folder, `origin/${path}`);
    const bytes = place === null ? null : await readFile(place).catch(() => null);
    if (!bytes || sha256(bytes) !== hash) return fail({ code: 'damagedOrigin', path: `origin/${path}` });
    found.set(path, bytes);
  }
  return ok(found);
}

async function write(
  { target, overwrite }: ExportRequest,
  contents: readonly Content[],
  notExpressed: readonly string[],
): Promise<Result<Written, ForeignError>> {
  const places: { readonly full: string; readonly content: Content }[] = [];
  try {
    await mkdir(target, { recursive: true });
    for (const content of contents) {
      const full = await pathInside(target, content.path);
      const reason = 'it leads outside of the folder';
      if (full === null) return fail({ code: 'notWritable', path: content.path, reason });
      const now = await readFile(full).catch(() => null);
      if (now?.equals(content.bytes)) continue;
      if (now && !overwrite && !content.mayReplace.has(sha256(now)))
        return fail({ code: 'wouldOverwrite', path: content.path });
      places.push({ full, content });
    }
    for (const { full, content } of places) {
      await mkdir(dirname(full), { recursive: true });
      await writeFileAtomic(full, content.bytes);
    }
  } catch (error) {
    return fail(foreignErrorFrom(error, target));
  }
  return ok({ files: contents.map(({ path }) => path), notExpressed });
}

/** So that the next export may replace what this one wrote. */
async function rememberExport(folder: string, origin: Origin, contents: readonly Content[]): Promise<void> {
  const hashes = new Map(contents.map(({ path, bytes }) => [path, sha256(bytes)]));
  const files = origin.files.map(({ path, sha256: hash }) => {
    const exported = hashes.get(path);
    return exported === undefined || exported === hash
      ? { path, sha256: hash }
      : { path, sha256: hash, exported };
  });
  const text = renderOrigin({ ...origin, files });
  if (text !== renderOrigin(origin)) await writeFileAtomic(join(folder, 'origin.yaml'), text);
}
