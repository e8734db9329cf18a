import { randomUUID } from 'node:crypto';
import { proposalOfNote } from '#shared/run/specProposals.ts';
import type { AgentFacts } from '#electron/agents/agentSession.ts';
import type { Evidence } from '#shared/run/run.ts';
import { hideSecrets } from '#shared/run/brief/hideSecrets.ts';
import { secretPaths } from '#shared/interview/model/secretPath.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { earlierWork } from '#shared/run/earlierWork.ts';
import { describeCriterion } from '#shared/run/describeCriterion.ts';
import { type Check, checksFor } from '#shared/run/checksFor.ts';
import type { AttemptJob } from './attemptJob.ts';
import { carriedSecrets } from './carriedSecrets.ts';
import { recordAnswers } from './recordAnswers.ts';
import { runCommand } from './runCommand.ts';

/** Milliseconds that a check may take which an agent runs for itself. */
const CHECK_LIMIT_MS = 10 * 60_000;

/** What an agent's tools know of its attempt; what they record is in the ledger before the agent hears of it. */
export function attemptFacts(job: AttemptJob, by: string): AgentFacts {
  const { attemptId } = job;
  const text = job.run().specText;
  return {
    spec: () => text,
    criterion: (id) => describeCriterion(parseSpec(text), id),
    scope: () => job.task().change,
    isSecret: secretPaths(job.runs.project.settings().carry),
    checks: () => checksOf(job).map(({ name }) => name),
    async runCheck(name, signal) {
      const check = checksOf(job).find((one) => one.name === name);
      const { workspace } = job.attempt();
      if (!check || !workspace) return null;
      const { command, trusted } = check;
      const ran = await runCommand({
        command,
        trusted,
        cwd: workspace.path,
        signal: AbortSignal.any([signal, job.signal]),
        limitMs: CHECK_LIMIT_MS,
        reaper: job.runs.needs.reaper,
      });
      const hide = hideSecrets(await carriedSecrets(job));
      return { command, exitCode: ran.exitCode, output: hide(ran.output) };
    },
    comments: () => earlierWork(job.run(), job.attempt()).comments.length,
    answer: (comment, text) => recordAnswers(job, [{ comment, text }], by),
    note(note) {
      job.record({ type: 'noted', attemptId, note: { ...note, by } });
      const where = { id: randomUUID(), at: new Date(job.runs.needs.clock()).toISOString() };
      const proposal = proposalOfNote(job.run(), job.attempt(), note, where);
      if (proposal) job.runs.needs.propose(job.runs.project, job.run().specId, [proposal]);
    },
    claim(claim) {
      const evidence: Evidence = {
        ...claim,
        kind: 'claim',
        commit: null,
        at: new Date(job.runs.needs.clock()).toISOString(),
        by,
      };
      job.record({ type: 'evidenceRecorded', attemptId, evidence });
    },
  };
}

function checksOf(job: AttemptJob): readonly Check[] {
  return checksFor(job.task(), parseSpec(job.run().specText), job.runs.project.settings().commands);
}
