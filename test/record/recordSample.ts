// Makes resources/sample/recording.json: the run of the sample project that a person finds when they open it. The
// run is a real one, by the real services, git and checks; only the agent goes by a script, and time runs faster.
import { execFileSync } from 'node:child_process';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findGit } from '#electron/git/findGit.ts';
import { initRepository } from '#electron/git/initRepository.ts';
import { copySample } from '#electron/services/project/sample/copySample.ts';
import { hashSample } from '#electron/services/project/sample/hashSample.ts';
import { specIdSchema } from '#shared/project/project.ts';
import { taskIdSchema } from '#shared/plan/plan.ts';
import { type Attempt, type Run, runIdSchema } from '#shared/run/run.ts';
import { agentSchema } from '#shared/settings/settings.ts';
import { call, must, openRunHost, type RunHost } from '../helpers/runHost.ts';
import { exportRun } from './exportRun.ts';

const SAMPLE = join(import.meta.dirname, '../../resources/sample');
const SPEC = specIdSchema.parse('001-settings-editors');
const BY = 'Priya Nair';
/** How many times faster than a clock on the wall. */
const SPEED = 20;

const folder = await realpath(await mkdtemp(join(tmpdir(), 'record-')));
const startsAt = Date.now();
const clock = () => startsAt + Math.round((Date.now() - startsAt) * SPEED);

try {
  const repository = await makeRepository();
  const agent = agentSchema.parse({
    kind: 'acp',
    id: 'recorded',
    name: 'Recorded agent',
    command: `"${process.execPath}" "${join(import.meta.dirname, 'recordedAgent.ts')}"`,
    environment: {},
  });
  const host = await openRunHost({ repository, dataDir: join(folder, 'data'), agents: [agent], clock });
  await walk(host);
  const { project } = host;
  const recording = await exportRun(
    {
      repository,
      dataFolder: project.dataFolder,
      projectId: project.id,
      ledger: project.ledger,
      startsAt,
      speed: SPEED,
    },
    await hashSample(join(SAMPLE, 'harbor')),
  );
  await host.dispose();
  await writeFile(join(SAMPLE, 'recording.json'), `${JSON.stringify(recording, null, 1)}\n`);
  console.log(`${recording.commits.length} commits and ${recording.streams.length} streams are recorded.`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function makeRepository(): Promise<string> {
  const path = must(await copySample(join(SAMPLE, 'harbor'), folder));
  const program = await findGit();
  const author = { name: BY, email: 'priya@harbor.example' };
  must(
    await initRepository({
      path,
      native: program.ok ? program.value : null,
      message: 'Start keeping history',
      author,
    }),
  );
  execFileSync('git', ['config', 'user.name', author.name], { cwd: path });
  execFileSync('git', ['config', 'user.email', author.email], { cwd: path });
  return path;
}

/** Four tasks are worked on, three of them land, one waits for review, and a person takes on a fifth. */
async function walk(host: RunHost): Promise<void> {
  const projectId = host.project.id;
  const runs = await host.engine.open(projectId);
  if (!runs) throw new Error('the sample is not open');
  const agents = { T5: 'person' };
  const started = must(await host.run.start({ projectId, specId: SPEC, limit: 3, agents, by: BY }, call));
  const runId = runIdSchema.parse(started.runId);
  const until = (fits: (run: Run) => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        const run = runs.book.get(runId);
        if (!run || !fits(run)) return;
        stop();
        resolve();
      };
      const stop = runs.book.listen(look);
      look();
    });
  const last = (run: Run, taskId: string) => run.attempts.findLast((attempt) => attempt.taskId === taskId);
  const inState = (taskId: string, state: Attempt['state']) =>
    until((run) => last(run, taskId)?.state === state);
  const land = async (taskId: string) => {
    await inState(taskId, 'inReview');
    const attempt = last(runs.book.get(runId) as Run, taskId) as Attempt;
    must(await host.review.approve({ projectId, attemptId: attempt.id, reason: null, by: BY }, call));
  };

  await inState('T2', 'needsYou');
  const asking = last(runs.book.get(runId) as Run, 'T2') as Attempt;
  const [need] = asking.needs;
  const allow = need?.options.find(({ kind }) => kind === 'allowOnce');
  if (!need || !allow) throw new Error('T2 asks nothing');
  const answer = { needId: need.id, optionId: allow.id, text: '', noteInSpec: false };
  must(await host.run.answerNeed({ projectId, attemptId: asking.id, ...answer, by: BY }, call));
  await inState('T1', 'inReview');
  // T5 waits for T1 alone, so T1 lands last: then T4, on which more depends, goes first.
  for (const taskId of ['T2', 'T3', 'T1']) await land(taskId);
  await inState('T4', 'inReview');
  const reason = 'It adds a line to each route. I settle it where the two meet.';
  must(
    await host.run.launchNow({ projectId, runId, taskId: taskIdSchema.parse('T5'), reason, by: BY }, call),
  );
  await inState('T5', 'running');
}
