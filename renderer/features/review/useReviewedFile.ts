import { useEffect, useEffectEvent, useState } from 'react';
import type { ReviewedFile } from '#shared/review/reviewedFile.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import type { OvertureClient } from '#renderer/rpc/connect.ts';
import { inWords } from '#renderer/features/run/useAct.ts';
import type { FilesOf } from './filesOf.ts';

export type WholeFile =
  | { readonly state: 'waiting' }
  | { readonly state: 'shown'; readonly file: ReviewedFile }
  | { readonly state: 'refused'; readonly problem: string };

const WAITING: WholeFile = { state: 'waiting' };

/** Both sides of one file of a change, read again when the work changes; the last answer stays in sight meanwhile. */
export function useReviewedFile(
  source: FilesOf,
  path: string,
  as: 'text' | 'picture',
): { readonly whole: WholeFile; readonly readAgain: () => void } {
  const client = useClient();
  const [known, setKnown] = useState<{ name: string; whole: WholeFile }>();
  const [asked, setAsked] = useState(0);
  const ask = askFor(source, path, as);
  const { name } = ask;
  const version = `${ask.version} ${asked}`;
  const read = useEffectEvent((by: OvertureClient, signal: AbortSignal) => ask.read(by, signal));
  useEffect(() => {
    const asking = new AbortController();
    const show = async (_newAs: string) => {
      const result = await read(client, asking.signal);
      if (asking.signal.aborted) return;
      const whole: WholeFile = result.ok
        ? { state: 'shown', file: result.value }
        : { state: 'refused', problem: inWords(result.error, describeReviewError) };
      setKnown({ name, whole });
    };
    void show(version);
    return () => asking.abort();
  }, [client, name, version]);
  return {
    whole: known?.name === name ? known.whole : WAITING,
    readAgain: () => setAsked((times) => times + 1),
  };
}

/** `name` tells the file from others, `version` its content from earlier ones. */
function askFor(source: FilesOf, path: string, as: 'text' | 'picture') {
  const { projectId } = source;
  if (source.attempt) {
    const { id: attemptId, commit } = source.attempt;
    return {
      name: `${attemptId} ${path}`,
      version: `${commit ?? ''} ${as}`,
      read: (client: OvertureClient, signal: AbortSignal) =>
        client.review.file({ projectId, attemptId, path, as }, { signal }),
    };
  }
  const { from, to, oldPaths } = source.between;
  const oldPath = oldPaths.get(path) ?? null;
  return {
    name: `${from} ${to} ${path}`,
    version: as,
    read: (client: OvertureClient, signal: AbortSignal) =>
      client.review.fileBetween({ projectId, from, to, path, oldPath, as }, { signal }),
  };
}
