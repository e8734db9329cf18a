import { useEffect, useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { inOrderOfNumber } from '#renderer/features/spec/versionWords.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import type { SpecVersion } from '#shared/spec/contract.ts';
import { intentDiff } from '#shared/spec/intentDiff.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { type VersionChips, versionChips } from './versionChips.ts';

/** Older versions are compared when somebody opens the comparison. */
const MOST = 12;

export type ComparedVersion = { readonly before: SpecVersion | null; readonly chips: VersionChips };

/** By commit: what a version changed against the approved one before it, told one after the other as texts arrive. */
export function useVersionChips(
  projectId: ProjectId,
  specId: SpecId,
  versions: readonly SpecVersion[],
): ReadonlyMap<string, ComparedVersion> {
  const client = useClient();
  // The host sends the same versions anew with every change of the text.
  const key = JSON.stringify(versions);
  const [compared, setCompared] = useState<ReadonlyMap<string, ComparedVersion>>(new Map());
  useEffect(() => {
    let isWanted = true;
    const all = JSON.parse(key) as readonly SpecVersion[];
    const read = async (commit: string) => {
      const text = await client.spec.textAt({ projectId, specId, commit });
      return text.ok ? parseSpec(text.value.text) : undefined;
    };
    void (async () => {
      for (const version of inOrderOfNumber(all).toReversed().slice(0, MOST)) {
        const before = versionBefore(version, all);
        const [was, is] = [before ? await read(before.commit) : parseSpec(''), await read(version.commit)];
        if (!isWanted) return;
        if (!was || !is) continue;
        const chips = versionChips(before ? intentDiff(was, is) : null, is);
        setCompared((known) => new Map([...known, [version.commit, { before, chips }]]));
      }
    })();
    return () => {
      isWanted = false;
    };
  }, [client, projectId, specId, key]);
  return compared;
}

/** The last approved one before it, else the one before. */
export function versionBefore(version: SpecVersion, versions: readonly SpecVersion[]): SpecVersion | null {
  const earlier = inOrderOfNumber(versions).filter(({ number }) => number < version.number);
  return (
    (version.approved ? earlier.findLast(({ approved }) => approved) : undefined) ?? earlier.at(-1) ?? null
  );
}
