import type { Role } from '#shared/plan/plan.ts';
import type { Attempt, CheckResult, Evidence, Need, Note } from './run.ts';
import type { RunEventBody } from './runEvent.ts';

type Body<Type extends RunEventBody['type']> = Extract<RunEventBody, { type: Type }>;

export function newAttempt(body: Body<'launched'>, role: Role, at: string): Attempt {
  return {
    id: body.attemptId,
    taskId: body.taskId,
    number: body.number,
    agentId: body.agentId,
    agentName: body.agentName,
    agentKind: body.agentKind,
    role: body.role ?? role,
    usage: null,
    continues: body.continues,
    sessionId: null,
    state: 'preparing',
    startedAt: at,
    endedAt: null,
    workspace: null,
    needs: [],
    notes: [],
    commit: null,
    report: '',
    files: [],
    checks: [],
    evidence: [],
    overrulings: [],
    allowedPaths: [],
    comments: [],
    answers: [],
    tags: [],
    problem: null,
    stoppedWithRun: false,
    conflicts: [],
    landedCommit: null,
  };
}

export function addNeed(attempt: Attempt, need: Need): Attempt {
  const others = attempt.needs.filter(({ id }) => id !== need.id);
  return { ...attempt, state: 'needsYou', needs: [...others, need] };
}

export function settleNeed(attempt: Attempt, needId: string): Attempt {
  const needs = attempt.needs.filter(({ id }) => id !== needId);
  return { ...attempt, needs, state: needs.length > 0 ? 'needsYou' : 'running' };
}

export function addNote(attempt: Attempt, note: Note): Attempt {
  return { ...attempt, notes: [...attempt.notes, note] };
}

/**
 * What was shown of earlier work says nothing about this commit, so checks and their evidence begin anew.
 * What the agent claimed while it worked is about what it now hands in.
 */
export function handIn(attempt: Attempt, body: Body<'handedIn'>): Attempt {
  return {
    ...attempt,
    state: 'checking',
    needs: [],
    commit: body.commit,
    files: body.files,
    report: body.report,
    checks: [],
    evidence: attempt.evidence.flatMap((entry) => stillHolds(entry, body.commit)),
    problem: null,
  };
}

function stillHolds(entry: Evidence, commit: Evidence['commit']): readonly Evidence[] {
  if (entry.kind === 'person') return [entry];
  return entry.kind === 'claim' && entry.commit === null ? [{ ...entry, commit }] : [];
}

export function addCheck(attempt: Attempt, check: CheckResult): Attempt {
  const others = attempt.checks.filter(({ name }) => name !== check.name);
  return { ...attempt, checks: [...others, check] };
}

export function addEvidence(attempt: Attempt, evidence: Evidence): Attempt {
  return { ...attempt, evidence: [...attempt.evidence, evidence] };
}

export function openReview(attempt: Attempt, at: string): Attempt {
  return { ...attempt, state: 'inReview', endedAt: at };
}

export function endWith(
  attempt: Attempt,
  state: Attempt['state'],
  problem: string | null,
  at: string,
): Attempt {
  return { ...attempt, state, problem, needs: [], endedAt: at, stoppedWithRun: false };
}

export function backAtWork(attempt: Attempt): Attempt {
  return { ...attempt, state: 'running', problem: null, needs: [], endedAt: null, stoppedWithRun: false };
}

export function addComment(attempt: Attempt, body: Body<'commented'>, at: string): Attempt {
  const { id, anchor, text, by } = body;
  return { ...attempt, comments: [...attempt.comments, { id, anchor, text, by, at }] };
}

/** Whoever answers again means the newer words. */
export function addAnswer(attempt: Attempt, body: Body<'commentAnswered'>, at: string): Attempt {
  const { commentId, text, by } = body;
  const others = attempt.answers.filter((one) => one.commentId !== commentId || one.by !== by);
  return { ...attempt, answers: [...others, { commentId, text, by, at }] };
}

export function removeComment(attempt: Attempt, id: string): Attempt {
  return { ...attempt, comments: attempt.comments.filter((comment) => comment.id !== id) };
}

export function allowPathOf(attempt: Attempt, body: Body<'pathAllowed'>): Attempt {
  const { path, reason, by } = body;
  const others = attempt.allowedPaths.filter((allowed) => allowed.path !== path);
  return { ...attempt, allowedPaths: [...others, { path, reason, by }] };
}

export function overrule(attempt: Attempt, body: Body<'verdictOverruled'>, at: string): Attempt {
  const { criterion, verdict, reason, by } = body;
  return { ...attempt, overrulings: [...attempt.overrulings, { criterion, verdict, reason, by, at }] };
}

export function tagHunk(attempt: Attempt, body: Body<'hunkTagged'>): Attempt {
  const { hunk, criterion, serves, by } = body;
  const others = attempt.tags.filter((tag) => tag.hunk !== hunk || tag.criterion !== criterion);
  return { ...attempt, tags: [...others, { hunk, criterion, serves, by }] };
}

export function approve(attempt: Attempt): Attempt {
  return { ...attempt, state: 'approved', problem: null, conflicts: [] };
}

export function landAttempt(attempt: Attempt, commit: string): Attempt {
  return { ...attempt, state: 'landed', landedCommit: commit };
}

/** Reviewed work again; `kept` holds it as one commit. */
export function takeOut(attempt: Attempt, kept: string): Attempt {
  return { ...attempt, state: 'inReview', commit: kept, landedCommit: null };
}

/** What ran on the work before is of earlier work now. */
export function editWork(attempt: Attempt, body: Body<'edited'>): Attempt {
  return { ...attempt, commit: body.commit, files: body.files };
}

/** What ran on the whole work is of earlier work now. */
export function splitOff(attempt: Attempt, body: Body<'split'>): Attempt {
  const { commit, paths, moved } = body;
  const files = body.files ?? attempt.files.filter(({ path }) => !paths.includes(path));
  const ids = new Map(moved?.hunks.map(({ from, to }) => [from, to]));
  const anchors = new Map(moved?.comments.map(({ id, anchor }) => [id, anchor]));
  return {
    ...attempt,
    commit,
    files,
    tags: attempt.tags.map((tag) => ({ ...tag, hunk: ids.get(tag.hunk) ?? tag.hunk })),
    comments: attempt.comments.map((one) => ({ ...one, anchor: anchors.get(one.id) ?? one.anchor })),
  };
}

/** Its changes are measured from the landed work that it holds now. */
export function settle(attempt: Attempt, body: Body<'settled'>): Attempt {
  const { workspace } = attempt;
  return {
    ...attempt,
    state: 'inReview',
    commit: body.commit,
    files: body.files ?? attempt.files,
    workspace: workspace && { ...workspace, baseCommit: body.tip },
    conflicts: [],
    problem: null,
  };
}
