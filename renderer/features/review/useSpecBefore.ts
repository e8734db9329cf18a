import { useEffect, useMemo, useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { latest, useFeed } from '#renderer/rpc/useFeed.ts';
import type { SpecVersion } from '#shared/spec/contract.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { Run } from '#shared/run/run.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { comparedVersions } from './comparedVersions.ts';

/** The words that the run's are held against. `isNewer`: people have changed the spec since the run began. */
export interface SpecBeside {
  readonly from: string;
  readonly to: string;
  readonly isNewer: boolean;
  readonly before: SpecDocument;
  readonly after: SpecDocument;
}

/** The version before the run's, or a newer one where there is one; null while it is read, and for a first version. */
export function useSpecBefore(run: Run, own: SpecDocument): SpecBeside | null {
  const client = useClient();
  const { projectId, specId } = run;
  const input = useMemo(() => ({ projectId, specId }), [projectId, specId]);
  const feed = useFeed(client.spec.watch, input, latest);
  const versions = feed.state === 'live' ? feed.value.versions : undefined;
  const other = useMemo(
    () => (versions ? comparedVersions(run.specVersion, versions) : null),
    [versions, run.specVersion],
  );
  const [read, setRead] = useState<{ commit: string; document: SpecDocument }>();
  const commit: SpecVersion['commit'] | undefined = other?.version.commit;
  useEffect(() => {
    if (commit === undefined) return;
    const stop = new AbortController();
    void client.spec.textAt({ projectId, specId, commit }, { signal: stop.signal }).then((result) => {
      // Without the other text the words stand alone, as agreed.
      if (!stop.signal.aborted && result.ok) setRead({ commit, document: parseSpec(result.value.text) });
    });
    return () => stop.abort();
  }, [client, projectId, specId, commit]);
  return useMemo(() => {
    if (!other || read?.commit !== other.version.commit) return null;
    const mine = `v${run.specVersion}`;
    const theirs = `v${other.version.number}`;
    return other.isNewer
      ? { from: mine, to: theirs, isNewer: true, before: own, after: read.document }
      : { from: theirs, to: mine, isNewer: false, before: read.document, after: own };
  }, [other, read, run.specVersion, own]);
}
