import type { AgentFacts } from '#electron/agents/agentSession.ts';
import type { Evidence } from '#shared/run/run.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { describeCriterion } from '#shared/run/describeCriterion.ts';
import type { AttemptJob } from './attemptJob.ts';

/** What an agent's tools know of its attempt; what they record is in the ledger before the agent hears of it. */
export function attemptFacts(job: AttemptJob, by: string): AgentFacts {
  const { attemptId } = job;
  const text = job.run().specText;
  return {
    spec: () => text,
    criterion: (id) => describeCriterion(parseSpec(text), id),
    scope: () => job.task().change,
    note(note) {
      job.record({ type: 'noted', attemptId, note: { ...note, by } });
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
