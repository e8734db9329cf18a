import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pathInside } from '#electron/services/spec/pathInside.ts';
import { writeFileAtomic } from '#electron/storage/writeFileAtomic.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ExportPreview, FileFate } from '#shared/foreign/contract.ts';
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
type Prepared = {
  readonly contents: readonly Content[];
  readonly notExpressed: readonly string[];
  /** Where the spec came from, when it goes back there. */
  readonly origin: Origin | null;
};

/**
 * Writes a spec and plan in a foreign layout. What was imported from that format goes back into its own files, byte
 * for byte where nothing was edited. Writes nothing when a file is in the way.
 */
export async function exportSpec(request: ExportRequest): Promise<Result<Written, ForeignError>> {
  const prepared = await prepare(request);
  if (!prepared.ok) return prepared;
  const { contents, notExpressed, origin } = prepared.value;
  const written = await write(request, contents);
  if (!written.ok) return written;
  if (origin) await rememberExport(request.specFolder, origin, contents);
  return ok({ files: contents.map(({ path }) => path), notExpressed });
}

/** What `exportSpec` would do to each file; writes nothing. */
export async function previewExport(
  request: Omit<ExportRequest, 'overwrite'>,
): Promise<Result<ExportPreview, ForeignError>> {
  const prepared = await prepare(request);
  if (!prepared.ok) return prepared;
  const { contents, notExpressed } = prepared.value;
  try {
    const places = await placesOf(request, contents);
    if (!places.ok) return places;
    return ok({
      files: places.value.map(({ content, fate }) => ({ path: content.path, fate })),
      notExpressed,
    });
  } catch (error) {
    return fail(foreignErrorFrom(error, request.target));
  }
}

async function prepare({
  specFolder,
  specId,
  format,
}: Pick<ExportRequest, 'specFolder' | 'specId' | 'format'>): Promise<Result<Prepared, ForeignError>> {
  const specText = await readFile(join(specFolder, 'spec.md'), 'utf8').catch(() => null);
  if (specText === null) return fail({ code: 'unknownSpec', specId });
  const planText = await readFile(join(specFolder, 'plan.yaml'), 'utf8').catch(() => null);
  const origin = await readOrigin(specFolder);
  if (origin?.format !== format) {
    const files = nativeExport(format, specId, specText, planText);
    const contents = [...files].map(([path, text]) => ({
      path,
      bytes: Buffer.from(text),
      mayReplace: new Set<string>(),
    }));
    return ok({ contents, notExpressed: unsaidInForeign(specText), origin: null });
  }
  const originals = await readOriginals(specFolder, origin);
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
  return ok({ contents, notExpressed, origin });
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

type Placed = { readonly full: string; readonly content: Content; readonly fate: FileFate };

/** Where each file goes and what becomes of the one that is there. */
async function placesOf(
  { target, specFolder }: Pick<ExportRequest, 'target' | 'specFolder'>,
  contents: readonly Content[],
): Promise<Result<readonly Placed[], ForeignError>> {
  const places: Placed[] = [];
  for (const content of contents) {
    const full = await pathInside(target, content.path);
    const reason = 'it leads outside of the folder';
    if (full === null) return fail({ code: 'notWritable', path: content.path, reason });
    // Layouts differ, so what another tool reads must never take the place of the spec it is made from.
    if (!relative(specFolder, full).startsWith('..')) return fail({ code: 'ownFolder', path: content.path });
    places.push({ full, content, fate: await fateOf(full, content) });
  }
  return ok(places);
}

async function fateOf(full: string, { bytes, mayReplace }: Content): Promise<FileFate> {
  const now = await readFile(full).catch(() => null);
  if (now === null) return 'new';
  if (now.equals(bytes)) return 'same';
  return mayReplace.has(sha256(now)) ? 'changed' : 'replaced';
}

async function write(
  { target, specFolder, overwrite }: ExportRequest,
  contents: readonly Content[],
): Promise<Result<null, ForeignError>> {
  try {
    await mkdir(target, { recursive: true });
    const places = await placesOf({ target, specFolder }, contents);
    if (!places.ok) return places;
    const inTheWay = places.value.find(({ fate }) => fate === 'replaced');
    if (inTheWay && !overwrite) return fail({ code: 'wouldOverwrite', path: inTheWay.content.path });
    for (const { full, content, fate } of places.value) {
      if (fate === 'same') continue;
      await mkdir(dirname(full), { recursive: true });
      await writeFileAtomic(full, content.bytes);
    }
  } catch (error) {
    return fail(foreignErrorFrom(error, target));
  }
  return ok(null);
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
