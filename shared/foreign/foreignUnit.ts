import type { ForeignFile, ForeignFormat } from './foreignFormat.ts';

/** One spec of a foreign format, or one change of OpenSpec. */
export type ForeignUnit = {
  readonly format: ForeignFormat;
  /** Its folder, or the one file it is. */
  readonly path: string;
  readonly name: string;
  readonly kind: 'spec' | 'change' | 'archived';
  readonly files: readonly ForeignFile[];
};

/** Files of the format's folders that belong to no single spec: constitutions, steering, hooks, settings. */
export type ForeignFinding = {
  readonly units: readonly ForeignUnit[];
  readonly shared: readonly { readonly format: ForeignFormat; readonly file: ForeignFile }[];
};

type Place = {
  readonly format: ForeignFormat;
  readonly unit: string | null;
  readonly kind: ForeignUnit['kind'];
};

/** True for files of the folders that the three formats use, before any of them is read. */
export function mayBeForeign(path: string): boolean {
  return (
    /^(?:\.specify\/memory|\.kiro|openspec)\//.test(path) ||
    /^(?:\.specify\/)?specs\/[^/]+(?:\/|\.md$)/.test(path) ||
    /^schemas\/[^/]+\/(?:schema\.yaml$|templates\/)/.test(path)
  );
}

/** A spec.md of spec-kit by its text; Overture's own says `overture:` in its front matter. */
export function isSpecKitText(text: string): boolean {
  const start = text.slice(0, 6000);
  if (/^\uFEFF?---\r?\n(?:[^\n]*\n){0,20}?overture:/.test(start)) return false;
  return /^# Feature Specification|^## User (?:Scenarios|Stories)|\*\*Feature Branch\*\*|^\s*[-*] \*\*FR-\d|^\| FR-\d/m.test(
    start,
  );
}

/** Sorts the files of a repository, or of a folder given to import, into the foreign specs they make up. */
export function groupFiles(files: readonly ForeignFile[]): ForeignFinding {
  const specKit = new Set(
    files.flatMap(({ path, text }) => {
      const folder = /^((?:\.specify\/)?specs\/[^/]+)\/spec\.md$/.exec(path)?.[1];
      return folder && text !== null && isSpecKitText(text) ? [folder] : [];
    }),
  );
  const hasOpenSpec = files.some(({ path }) => path.startsWith('openspec/'));
  const units = new Map<string, { place: Place; files: ForeignFile[] }>();
  const shared: { format: ForeignFormat; file: ForeignFile }[] = [];
  for (const file of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const place = placeOf(file.path, specKit, hasOpenSpec);
    if (!place) continue;
    if (place.unit === null) shared.push({ format: place.format, file });
    else {
      const own = units.get(place.unit) ?? { place, files: [] };
      own.files.push(file);
      units.set(place.unit, own);
    }
  }
  return {
    shared,
    units: [...units].map(([path, { place, files: own }]) => ({
      format: place.format,
      path,
      name: nameOf(path, place),
      kind: place.kind,
      files: own,
    })),
  };
}

function nameOf(path: string, { format, kind }: Place): string {
  const own = path.replace(/\/spec\.md$/, '').replace(/\.md$/, '');
  if (format === 'openspec' && kind === 'spec') return own.replace(/^openspec\/specs\//, '');
  return own.split('/').at(-1) ?? own;
}

function placeOf(path: string, specKit: ReadonlySet<string>, hasOpenSpec: boolean): Place | null {
  if (path.startsWith('openspec/')) return openSpecPlace(path);
  if (path.startsWith('.kiro/')) {
    const folder = /^\.kiro\/specs\/[^/]+(?=\/)/.exec(path)?.[0];
    return { format: 'kiro', unit: folder ?? null, kind: 'spec' };
  }
  const folder = /^(?:\.specify\/)?specs\/[^/]+(?=\/)/.exec(path)?.[0];
  if (folder) return specKit.has(folder) ? { format: 'spec-kit', unit: folder, kind: 'spec' } : null;
  if (path.startsWith('.specify/memory/')) return { format: 'spec-kit', unit: null, kind: 'spec' };
  if (/^specs\/[^/]+\.md$/.test(path))
    return specKit.size > 0 ? { format: 'spec-kit', unit: null, kind: 'spec' } : null;
  return hasOpenSpec && path.startsWith('schemas/') ? { format: 'openspec', unit: null, kind: 'spec' } : null;
}

function openSpecPlace(path: string): Place {
  const archived = /^openspec\/changes\/archive\/[^/]+(?=\/)/.exec(path)?.[0];
  if (archived) return { format: 'openspec', unit: archived, kind: 'archived' };
  const change = /^openspec\/changes\/(?!archive\/)[^/]+(?=\/)/.exec(path)?.[0];
  if (change) return { format: 'openspec', unit: change, kind: 'change' };
  const capability = /^openspec\/specs\/.+(?=\/spec\.md$)/.exec(path)?.[0];
  if (capability) return { format: 'openspec', unit: `${capability}/spec.md`, kind: 'spec' };
  const flat = /^openspec\/specs\/[^/]+\.md$/.exec(path)?.[0];
  return { format: 'openspec', unit: flat ?? null, kind: 'spec' };
}
