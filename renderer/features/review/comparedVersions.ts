import { versionBefore } from '#renderer/features/history/useVersionChips.ts';
import type { SpecVersion } from '#shared/spec/contract.ts';

/** The newest approved version when the run works from an older one, else the approved one before the run's. */
export function comparedVersions(
  own: number,
  versions: readonly SpecVersion[],
): { readonly version: SpecVersion; readonly isNewer: boolean } | null {
  const newest = versions
    .filter(({ approved, number }) => approved && number > own)
    .toSorted((a, b) => b.number - a.number)[0];
  if (own > 0 && newest) return { version: newest, isNewer: true };
  const mine = versions.find(({ number }) => number === own);
  const before = mine ? versionBefore(mine, versions) : null;
  return before ? { version: before, isNewer: false } : null;
}
