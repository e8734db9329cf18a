import type { Clock } from '#electron/host/clock.ts';
import type { OpenProject, OpenProjects } from '#electron/services/project/openProject.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { CommentFact } from '#shared/spec/comments/comment.ts';
import { threadsOf } from '#shared/spec/comments/threadsOf.ts';
import type { SpecComments, SpecError } from '#shared/spec/contract.ts';
import { appendComment, commentFile, newFactId, readComments } from './commentFile.ts';
import type { SpecJournal } from './specJournal.ts';
import { watchSpec } from './watchSpec.ts';

type CommentHandlers = Pick<
  Handlers<OvertureContract>['spec'],
  'watchComments' | 'comment' | 'reply' | 'settleThread'
>;

/** Comments on the words of a spec, in the name of this machine's person. */
export function commentHandlers(needs: {
  readonly projects: OpenProjects;
  readonly journal: SpecJournal;
  readonly clock: Clock;
  readonly nameOf: (project: OpenProject) => Promise<string>;
}): CommentHandlers {
  const { projects, journal, clock } = needs;

  async function append(
    {
      projectId,
      specId,
    }: { readonly projectId: Parameters<OpenProjects['get']>[0]; readonly specId: string },
    make: (who: Pick<CommentFact, 'id' | 'by' | 'at'>) => CommentFact,
    threadId: string | null,
  ): Promise<Result<CommentFact, SpecError>> {
    const project = projects.get(projectId);
    if (!project) return fail({ code: 'unknownProject' });
    const file = commentFile(project, specId);
    if (threadId !== null) {
      const read = await readComments(file);
      if (!read.ok) return read;
      const isThere = threadsOf(read.value.facts).some(({ id }) => id === threadId);
      if (!isThere) return fail({ code: 'unknownThread' });
    }
    const at = new Date(clock()).toISOString();
    const fact = make({ id: newFactId(), by: await needs.nameOf(project), at });
    const saved = await appendComment(file, fact);
    if (!saved.ok) return saved;
    journal.touch(project, specId);
    return ok(fact);
  }
  const done = (result: Result<CommentFact, SpecError>) => (result.ok ? ok(null) : result);

  return {
    async watchComments({ projectId, specId }, feed, { signal }) {
      const project = projects.get(projectId);
      if (!project) return fail({ code: 'unknownProject' });
      const first = await readState(project, specId);
      if (!first.ok) return first;
      let told = JSON.stringify(first.value);
      let failure: SpecError | null = null;
      feed.snapshot(first.value);
      const ended = new AbortController();
      await watchSpec(project, specId, journal, AbortSignal.any([signal, ended.signal]), async () => {
        const state = await readState(project, specId);
        if (!state.ok) {
          failure = state.error;
          return ended.abort();
        }
        const seen = JSON.stringify(state.value);
        if (seen !== told) feed.event(state.value);
        told = seen;
      });
      return failure ? fail(failure) : ok(undefined);
    },
    async comment({ places, text, ...spec }) {
      const result = await append(
        spec,
        (who) => ({ type: 'comment', ...who, places: [...places], text }),
        null,
      );
      return result.ok ? ok({ threadId: result.value.id }) : result;
    },
    reply: async ({ threadId, text, ...spec }) =>
      done(await append(spec, (who) => ({ type: 'reply', ...who, thread: threadId, text }), threadId)),
    settleThread: async ({ threadId, isResolved, ...spec }) => {
      const type = isResolved ? 'resolved' : 'reopened';
      return done(await append(spec, (who) => ({ type, ...who, thread: threadId }), threadId));
    },
  };
}

async function readState(project: OpenProject, specId: string): Promise<Result<SpecComments, SpecError>> {
  const read = await readComments(commentFile(project, specId));
  return read.ok ? ok({ threads: threadsOf(read.value.facts), unread: read.value.unread }) : read;
}
