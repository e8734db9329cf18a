import { isAbsolute, relative, sep } from 'node:path';
import type { Check } from '#shared/run/checksFor.ts';
import { checksFor } from '#shared/run/checksFor.ts';
import { claimsOf } from '#shared/run/claimsOf.ts';
import type { CheckResult, Evidence, Workspace } from '#shared/run/run.ts';
import type { RunEventBody } from '#shared/run/runEvent.ts';
import { type CriterionTest, testsOfCriteria } from '#shared/run/testEvidence.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import type { AttemptJob } from './attemptJob.ts';
import { runCommand } from './runCommand.ts';

/** Milliseconds that one check may take. */
const CHECK_LIMIT_MS = 15 * 60_000;

/** Runs the checks one after the other and records each, with the evidence its output holds. */
export async function checkWork(
  job: AttemptJob,
  workspace: Workspace,
  commit: string,
): Promise<readonly CheckResult[]> {
  const spec = parseSpec(job.run().specText);
  const checks = checksFor(job.task(), spec, job.runs.project.settings().commands);
  const results: CheckResult[] = [];
  for (const check of checks) {
    if (job.signal.aborted) break;
    const result = await runCheck(job, workspace, check, commit);
    if (job.signal.aborted) break;
    const evidence = evidenceOf(job, spec, workspace, result);
    job.record({ type: 'checked', attemptId: job.attemptId, check: result }, ...evidence);
    results.push(result);
  }
  recordClaims(job, commit);
  return results;
}

async function runCheck(
  job: AttemptJob,
  workspace: Workspace,
  check: Check,
  commit: string,
): Promise<CheckResult> {
  const { name, command, trusted, criteria } = check;
  const id = `check-${commit.slice(0, 12)}-${name}`;
  job.show({ id, kind: 'execute', text: command, detail: '', state: 'going' });
  const { reaper, clock } = job.runs.needs;
  const ran = await runCommand({
    command,
    trusted,
    cwd: workspace.path,
    signal: job.signal,
    limitMs: CHECK_LIMIT_MS,
    reaper,
  });
  const passed = ran.exitCode === 0;
  job.show({ id, kind: 'execute', text: command, detail: ran.output, state: passed ? 'done' : 'failed' });
  const at = new Date(clock()).toISOString();
  return { name, command, passed, commit, at, ...ran, criteria: [...criteria] };
}

function evidenceOf(
  job: AttemptJob,
  spec: SpecDocument,
  workspace: Workspace,
  check: CheckResult,
): readonly RunEventBody[] {
  const { criteria } = job.task();
  const wanted = spec.criteria.filter(({ id }) => criteria.includes(id));
  const named = wanted.map(({ id, shownBy }) => ({
    id,
    tests: shownBy.filter(({ kind }) => kind === 'test').map(({ text }) => text),
  }));
  return testsOfCriteria(check.output, named).map((test) => ({
    type: 'evidenceRecorded',
    attemptId: job.attemptId,
    evidence: evidenceOfTest(test, workspace, check),
  }));
}

function evidenceOfTest(test: CriterionTest, workspace: Workspace, check: CheckResult): Evidence {
  return {
    criterion: test.criterion,
    kind: 'test',
    shows: test.passed ? 'met' : 'notMet',
    text: test.name,
    path: test.file && insidePath(workspace.path, test.file),
    line: test.line,
    commit: check.commit,
    at: check.at,
    by: check.name,
  };
}

/** Relative to the workspace with forward slashes; null for a file elsewhere. */
function insidePath(workspace: string, file: string): string | null {
  const path = isAbsolute(file) ? relative(workspace, file) : file;
  return path === '' || isAbsolute(path) || path.startsWith('..') ? null : path.split(sep).join('/');
}

/** Only those whose task is to judge are heard about criteria; a check outranks them all the same. */
function recordClaims(job: AttemptJob, commit: string): void {
  const { role, criteria } = job.task();
  const { report, agentName } = job.attempt();
  if (role !== 'verify' && role !== 'critique') return;
  const at = new Date(job.runs.needs.clock()).toISOString();
  const claims = claimsOf(report, criteria).map((claim) => ({
    type: 'evidenceRecorded' as const,
    attemptId: job.attemptId,
    evidence: { ...claim, kind: 'claim' as const, path: null, line: null, commit, at, by: agentName },
  }));
  if (claims.length > 0) job.record(...claims);
}
