import { access, writeFile } from 'node:fs/promises';
import type { AgentOutcome } from '#electron/agents/agentSession.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { CheckResult, Workspace } from '#shared/run/run.ts';
import { proposalsOfReport } from '#shared/run/specProposals.ts';
import { answersOf } from '#shared/run/answersOf.ts';
import { earlierWork } from '#shared/run/earlierWork.ts';
import { isSameFailure } from '#shared/run/sameFailure.ts';
import { failedTries } from '#shared/run/taskStates.ts';
import { countOf, listOf } from '#shared/run/words.ts';
import type { AttemptJob } from './attemptJob.ts';
import { checkWork } from './checkWork.ts';
import { collectWork, describeUnsettled, unsettled, type Work } from './collectWork.ts';
import { prepareWorkspace } from './prepareWorkspace.ts';
import { permissionsOf } from './permissionsOf.ts';
import { recordAnswers } from './recordAnswers.ts';
import { retireWorkspace } from './retireWorkspace.ts';
import { runCommand } from './runCommand.ts';
import { runSession } from './runSession.ts';
import { verifyWork } from './verifyWork.ts';
import { watchOwnFolder } from './watchOwnFolder.ts';
import { writeBrief } from './writeBrief.ts';

/** Milliseconds that the project's setup command may take. */
const SETUP_LIMIT_MS = 20 * 60_000;

/** Workspace, agent, commit, checks, review: each step is recorded once it has happened. */
export async function workOnAttempt(job: AttemptJob): Promise<void> {
  const result = await work(job);
  if (!result.ok) job.record({ type: 'attemptFailed', attemptId: job.attemptId, why: result.error });
}

async function work(job: AttemptJob): Promise<Result<void, string>> {
  const before = job.attempt();
  const prepared = await prepareWorkspace(job);
  if (!prepared.ok || job.signal.aborted) return prepared.ok ? ok(undefined) : prepared;
  const { workspace, isNew } = prepared.value;
  const tellOfOwnFolder = await watchOwnFolder(job);
  const setUp = await setUpOnce(job, workspace);
  await putAwayEarlier(job);
  if (!setUp.ok || job.signal.aborted) return setUp;
  // Work handed in before an interruption only waits for its checks.
  const isHandedIn = before.commit !== null && before.checks.every(({ passed }) => passed);
  const outcome = isHandedIn ? handedInBefore(before.report) : await letAgentWork(job, workspace, !isNew);
  await tellOfOwnFolder();
  return finishWork(job, workspace, outcome);
}

/** A person whose checks fail goes on in the same workspace, where the files are open. */
async function finishWork(
  job: AttemptJob,
  workspace: Workspace,
  outcome: AgentOutcome,
): Promise<Result<void, string>> {
  if (job.signal.aborted || outcome.ending === 'cancelled') return ok(undefined);
  const handed = outcome.ending === 'failed' ? fail(outcome.sentence) : await handIn(job, workspace, outcome);
  const { agentKind } = job.attempt();
  if (handed.ok || agentKind !== 'person' || job.signal.aborted) return handed;
  const { attemptId } = job;
  const why = 'Mend it in the same workspace and hand in again; unchanged, it goes to review as it is.';
  job.record(
    { type: 'attemptFailed', attemptId, why: handed.error },
    { type: 'attemptResumed', attemptId, why },
  );
  return finishWork(job, workspace, await letAgentWork(job, workspace, true));
}

function handedInBefore(report: string): AgentOutcome {
  return { ending: 'finished', sentence: 'It was handed in before.', report };
}

/** The work of the attempt before is in this workspace now; a folder that stays only costs room. */
async function putAwayEarlier(job: AttemptJob): Promise<void> {
  const earlier = job.continues();
  const retired = earlier ? await retireWorkspace(job.runs, earlier) : ok(undefined);
  if (!retired.ok) console.error(`${earlier?.id}: ${retired.error}`);
}

/** A mark beside the workspace tells that its setup ran to the end, because a crash may come in the middle of it. */
async function setUpOnce(job: AttemptJob, workspace: Workspace): Promise<Result<void, string>> {
  const mark = `${workspace.path}.ready`;
  const isReady = await access(mark).then(
    () => true,
    () => false,
  );
  if (isReady) return ok(undefined);
  const ran = await runSetup(job, workspace);
  if (ran.ok && !job.signal.aborted) await writeFile(mark, '');
  return ran;
}

async function runSetup(job: AttemptJob, workspace: Workspace): Promise<Result<void, string>> {
  const { project, needs } = job.runs;
  const command = project.settings().commands['setup'];
  if (command === undefined) return ok(undefined);
  const entry = { id: 'setup', kind: 'execute' as const, text: command };
  job.show({ ...entry, detail: '', state: 'going' });
  const ran = await runCommand({
    command,
    trusted: true,
    cwd: workspace.path,
    signal: job.signal,
    limitMs: SETUP_LIMIT_MS,
    reaper: needs.reaper,
  });
  job.show({ ...entry, detail: ran.output, state: ran.exitCode === 0 ? 'done' : 'failed' });
  if (ran.exitCode === 0) return ok(undefined);
  const how = ran.exitCode === null ? 'did not finish' : `ended with exit code ${ran.exitCode}`;
  return fail(`The setup command “${command}” ${how}. Mend it in overture.yaml, then start over.`);
}

async function letAgentWork(job: AttemptJob, workspace: Workspace, resumed: boolean): Promise<AgentOutcome> {
  const { runs, attemptId } = job;
  const { agentId, state } = job.attempt();
  const agent = runs.needs.agents().find(({ id }) => id === agentId);
  if (!agent) {
    const sentence = `There is no agent “${agentId}” any more. Add it in Settings, or start over with another.`;
    return { ending: 'failed', sentence, report: '' };
  }
  const brief = await writeBrief(job, resumed);
  const onStarted = () => {
    if (state === 'preparing') job.record({ type: 'working', attemptId });
  };
  const permissions = permissionsOf(job);
  return runSession(job, { agent, workspace, brief, permissions, isOwn: true, onStarted });
}

async function handIn(
  job: AttemptJob,
  workspace: Workspace,
  outcome: AgentOutcome,
): Promise<Result<void, string>> {
  const marked = await unsettled(job, workspace);
  if (marked.length > 0) return fail(describeUnsettled(marked));
  const collected = await collectWork(job, workspace);
  if (!collected.ok) return collected;
  const empty = whyEmpty(job, collected.value, outcome);
  if (empty !== null) return fail(empty);
  const { commit, files } = collected.value;
  const { attemptId } = job;
  const before = job.continues();
  const isLastTry = isOutOfTries(job, commit);
  const why = describeFiles(files.length);
  job.record({ type: 'handedIn', attemptId, commit, files: [...files], report: outcome.report, why });
  answerComments(job, outcome.report);
  const results = await checkWork(job, workspace, commit);
  const failing = results.filter(({ passed }) => !passed);
  if (failing.length === 0) await verifyWork(job, workspace, commit, results);
  const isStuck = before !== null && isSameFailure(before, job.attempt());
  if (failing.length > 0 && mustChange(job) && !isStuck && !isLastTry) {
    return fail(describeFailing(failing));
  }
  proposeFindings(job, outcome.report);
  job.record({
    type: 'reviewOpened',
    attemptId,
    why: isStuck ? describeStuck(failing) : describeChecks(results),
  });
  job.notify(`${job.task().id} waits for review`, job.task().title, 'review');
  return ok(undefined);
}

/** What its closing words answer, besides what it answered while at work. */
function answerComments(job: AttemptJob, report: string): void {
  const { comments } = earlierWork(job.run(), job.attempt());
  recordAnswers(job, answersOf(report, comments.length), job.attempt().agentName);
}

/** What an investigation found for the spec waits there for a person, beside the report itself. */
function proposeFindings(job: AttemptJob, report: string): void {
  const { runs, attemptId } = job;
  if (job.task().role !== 'investigate' || job.signal.aborted) return;
  const at = new Date(runs.needs.clock()).toISOString();
  const where = { idOf: (index: number) => `${attemptId}-${index + 1}`, at };
  const found = proposalsOfReport(job.run(), job.attempt(), report, where);
  runs.needs.propose(runs.project, job.run().specId, found);
}

/**
 * After the last try a person judges the work with its failing checks beside it. A person at work has
 * the last word at once: the same work handed in again is meant as it is.
 */
function isOutOfTries(job: AttemptJob, commit: string): boolean {
  const { agentKind, commit: before, taskId } = job.attempt();
  if (agentKind === 'person') return before === commit;
  const run = job.run();
  const earlier = run.attempts.filter(({ id }) => id !== job.attemptId);
  return failedTries({ ...run, attempts: earlier }, taskId) >= run.retries;
}

function mustChange(job: AttemptJob): boolean {
  const { role } = job.task();
  return role === 'implement' || role === 'debug';
}

/** Ending without words or changes is no success: agents end so when their model cannot be reached. */
function whyEmpty(job: AttemptJob, work: Work, outcome: AgentOutcome): string | null {
  const { agentName, agentKind, continues } = job.attempt();
  if (mustChange(job) && !work.own) {
    if (continues !== null)
      return `${agentName} changed nothing since the last attempt. Go on, or start over.`;
    return `${agentName} ended without changing anything. Look at its activity, then go on or start over.`;
  }
  if (agentKind === 'person' || work.own || outcome.report.trim() !== '') return null;
  return `${agentName} ended without a word or a change. Its model may be out of reach; try it in Settings.`;
}

function describeFiles(count: number): string {
  return count === 0 ? 'It changed no file and wrote a report.' : `It changed ${countOf(count, 'file')}.`;
}

function describeFailing(failing: readonly CheckResult[]): string {
  const names = listOf(failing.map(({ name }) => `“${name}”`));
  return `The ${failing.length === 1 ? 'check' : 'checks'} ${names} failed.`;
}

/** Trying a third time would cost money for the same end, so a person says what to do. */
function describeStuck(failing: readonly CheckResult[]): string {
  return `${describeFailing(failing).replace(/\.$/, '')} in the same way as before, so it is not tried again. Send it back with a comment, or judge the work as it is.`;
}

function describeChecks(results: readonly CheckResult[]): string {
  const failing = results.filter(({ passed }) => !passed);
  if (failing.length > 0) return `${describeFailing(failing)} A reviewer decides what becomes of it.`;
  if (results.length === 0) return 'It has no checks to run. It waits for a reviewer.';
  return `${results.length === 1 ? 'Its check passed' : `All ${countOf(results.length, 'check')} passed`}. It waits for a reviewer.`;
}
