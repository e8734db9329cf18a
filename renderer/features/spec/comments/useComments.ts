import { useMemo } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { latest, useFeed } from '#renderer/rpc/useFeed.ts';
import type { Anchor } from '#shared/spec/comments/comment.ts';
import { type CommentBlocks, commentBlocks } from '#shared/spec/comments/commentBlocks.ts';
import { type PlacedThread, placeThreads } from '#shared/spec/comments/placeThreads.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { describeSpecProblem } from '../describeProblem.ts';
import { specStore } from '../specStore.ts';

/** What people say about the words of the open spec, where they stand now, and the ways to say more. */
export type Comments = {
  readonly threads: readonly PlacedThread[];
  /** Lines of the file that could not be read. */
  readonly unread: number;
  readonly blocks: CommentBlocks;
  /** A sentence, when comments cannot be shown. */
  readonly refusal: string | null;
  /** Each is true when kept; else the sentence why stands in the store. */
  readonly comment: (places: readonly Anchor[], text: string) => Promise<boolean>;
  readonly reply: (threadId: string, text: string) => Promise<boolean>;
  readonly settle: (threadId: string, isResolved: boolean) => Promise<boolean>;
};

export function useComments(
  projectId: ProjectId,
  specId: SpecId,
  document: SpecDocument | undefined,
): Comments {
  const client = useClient();
  const input = useMemo(() => ({ projectId, specId }), [projectId, specId]);
  const feed = useFeed(client.spec.watchComments, input, latest);
  const blocks = useMemo<CommentBlocks>(
    () => (document ? commentBlocks(document) : new Map<string, string>()),
    [document],
  );
  const kept = feed.state === 'live' ? feed.value : undefined;
  const threads = useMemo(() => placeThreads(kept?.threads ?? [], blocks), [kept, blocks]);
  const acts = useMemo(() => {
    const say = (problem: string) => specStore.setState({ problem });
    return {
      async comment(places: readonly Anchor[], text: string) {
        const result = await client.spec.comment({ ...input, places: [...places], text });
        if (result.ok) specStore.setState({ thread: result.value.threadId, commenting: null });
        else say(describeSpecProblem(result.error));
        return result.ok;
      },
      async reply(threadId: string, text: string) {
        const result = await client.spec.reply({ ...input, threadId, text });
        if (!result.ok) say(describeSpecProblem(result.error));
        return result.ok;
      },
      async settle(threadId: string, isResolved: boolean) {
        const result = await client.spec.settleThread({ ...input, threadId, isResolved });
        if (!result.ok) say(describeSpecProblem(result.error));
        return result.ok;
      },
    };
  }, [client, input]);
  const refusal = feed.state === 'ended' && feed.error ? describeSpecProblem(feed.error) : null;
  return useMemo(
    () => ({ threads, blocks, unread: kept?.unread.length ?? 0, refusal, ...acts }),
    [threads, blocks, kept, refusal, acts],
  );
}

/** Those nobody has resolved, outdated ones included. */
export function openOnes(threads: readonly PlacedThread[]): readonly PlacedThread[] {
  return threads.filter(({ thread }) => thread.resolved === null);
}
