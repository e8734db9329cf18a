import type { ForeignFile } from './foreignFormat.ts';
import type { ForeignUnit } from './foreignUnit.ts';

/** The files of a unit that say what to build, in the order to read them: a change says why before it says what. */
export function specFiles(unit: ForeignUnit): readonly ForeignFile[] {
  return unit.files.filter(({ path, text }) => text !== null && isSpecFile(path, unit)).toSorted(byRank);
}

function isSpecFile(path: string, unit: ForeignUnit): boolean {
  const inside = path === unit.path ? 'spec.md' : path.slice(unit.path.length + 1);
  switch (unit.format) {
    case 'openspec': {
      const isDelta = /^specs\/.*\.md$/.test(inside) && !inside.endsWith('no-changes.md');
      return unit.kind === 'spec' || inside === 'proposal.md' || isDelta;
    }
    case 'kiro':
      return inside === 'requirements.md' || inside === 'bugfix.md';
    case 'spec-kit':
      return inside === 'spec.md';
  }
}

function byRank(a: ForeignFile, b: ForeignFile): number {
  const rank = ({ path }: ForeignFile) => (path.endsWith('/proposal.md') ? 0 : 1);
  return rank(a) - rank(b) || (a.path < b.path ? -1 : 1);
}
