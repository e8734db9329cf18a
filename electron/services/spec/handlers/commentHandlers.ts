import { feedStates } from '#electron/services/feedStates.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { withProject } from '#electron/services/project/withProject.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { ProjectId } from '#shared/project/project.ts';
import type { CommentFact } from '#shared/spec/comments/comment.ts';
import { threadsOf } from '#shared/spec/comments/threadsOf.ts';
import type { SpecComments, SpecError } from '#shared/spec/contract.ts';
import { appendComment, commentFile, newFactId, readComments } from '../commentFile.ts';
import { watchSpec } from '../watchSpec.ts';
import type { SpecHandlerNeeds } from './specHandlerNeeds.ts';

type CommentHandlers = Pick<
  Handlers<OvertureContract>['spec'],
  'watchComments' | 'comment' | 'reply' | 'settleThread'
>;
type CommentNeeds = Pick<SpecHandlerNeeds, 'projects' | 'journal' | 'clock' | 'nameOf'>;

/** Comments on the words of a spec, in the name of this machine's person. */
export function commentHandlers(needs: CommentNeeds): CommentHandlers {
  const { projects, journal } = needs;
  return {
    watchComments: ({ projectId, specId }, feed, { signal }) =>
      withProject(projects, projectId, async (project) => {
        const read = () => readThreads(project, specId);
        const first = await read();
        if (!first.ok) return first;
        return feedStates(feed, first.value, read, signal, (...until) =>
          watchSpec(project, specId, journal, ...until),
        );
      }),
    async comment({ places, text, ...spec }) {
      const result = await append(
        needs,
        spec,
        (who) => ({ type: 'comment', ...who, places: [...places], text }),
        null,
      );
      return result.ok ? ok({ threadId: result.value.id }) : result;
    },
    reply: async ({ threadId, text, ...spec }) =>
      done(await append(needs, spec, (who) => ({ type: 'reply', ...who, thread: threadId, text }), threadId)),
    settleThread: async ({ threadId, isResolved, ...spec }) => {
      const type = isResolved ? 'resolved' : 'reopened';
      return done(await append(needs, spec, (who) => ({ type, ...who, thread: threadId }), threadId));
    },
  };
}

/** Adds a fact to the file of comments; what belongs to a thread is refused where there is none. */
function append(
  { projects, journal, clock, nameOf }: CommentNeeds,
  { projectId, specId }: { readonly projectId: ProjectId; readonly specId: string },
  make: (who: Pick<CommentFact, 'id' | 'by' | 'at'>) => CommentFact,
  threadId: string | null,
): Promise<Result<CommentFact, SpecError>> {
  return withProject(projects, projectId, async (project) => {
    const file = commentFile(project, specId);
    if (threadId !== null) {
      const read = await readComments(file);
      if (!read.ok) return read;
      const isThere = threadsOf(read.value.facts).some(({ id }) => id === threadId);
      if (!isThere) return fail({ code: 'unknownThread' });
    }
    const at = new Date(clock()).toISOString();
    const fact = make({ id: newFactId(), by: await nameOf(project), at });
    const saved = await appendComment(file, fact);
    if (!saved.ok) return saved;
    journal.touch(project, specId);
    return ok(fact);
  });
}

function done(result: Result<CommentFact, SpecError>): Result<null, SpecError> {
  return result.ok ? ok(null) : result;
}

async function readThreads(project: OpenProject, specId: string): Promise<Result<SpecComments, SpecError>> {
  const read = await readComments(commentFile(project, specId));
  return read.ok ? ok({ threads: threadsOf(read.value.facts), unread: read.value.unread }) : read;
}
