import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import type { Readable, Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { Run } from '#shared/run/run.ts';
import type { RunEventBody } from '#shared/run/runEvent.ts';
import type { Agent } from '#shared/settings/settings.ts';
import { benchOf, call, must, openRunHost, type RunBench, scriptAgent, SPEC_ID } from './runHost.ts';
import type { PersonAct } from './runHostChild.ts';
import { type TempRepo, tempRepo } from './tempRepo.ts';

const SPEC = '# S\n\n## Requirements\n\n### R1 One\n\n- **AC-1.1** The system SHALL do it.\n';
export const PLAN = `overture: 1
spec: 001-greetings
tasks:
  - id: T1
    title: One
    role: implement
    criteria: [AC-1.1]
    scope: { change: [one.txt], read: [] }
    checks: [test]
    agent: writer
`;

/** Adds a line at once and stays, so that the test can kill in between; the second time it ends. */
export const WRITER = `
import { appendFileSync, readFileSync } from 'node:fs';
appendFileSync('one.txt', 'line\\n');
console.log('pid ' + process.pid);
const lines = readFileSync('one.txt', 'utf8').split('\\n').length - 1;
if (lines < 2) setInterval(() => undefined, 1000);
`;

/** A check that fails after one attempt and passes after the next. */
const TWO_LINES = `
import { readFileSync } from 'node:fs';
if (readFileSync('one.txt', 'utf8') !== 'line\\nline\\n') process.exit(1);
`;

export type Setting = { readonly repo: TempRepo; readonly agents: readonly Agent[] };

/** A repository with a plan of one task, and the agent that does it. */
export async function setting(
  script: string,
  {
    plan = PLAN,
    check = 'git --version',
    settings = '',
  }: {
    readonly plan?: string;
    readonly check?: string;
    /** More lines of overture.yaml. */
    readonly settings?: string;
  } = {},
): Promise<Setting> {
  const repo = await tempRepo({
    files: {
      'one.txt': '',
      'twoLines.mjs': TWO_LINES,
      'overture.yaml': `commands:\n  test: ${check}\n${settings}`,
      [`specs/${SPEC_ID}/spec.md`]: SPEC,
      [`specs/${SPEC_ID}/plan.yaml`]: plan,
    },
  });
  await mkdir(repo.sibling('agents'));
  await repo.write({ '../agents/writer.mjs': script });
  return { repo, agents: [scriptAgent('writer', join(repo.sibling('agents'), 'writer.mjs'))] };
}

/** What one host had to compile, the next ones take from here; half a start is spent on it. */
const COMPILED = join(import.meta.dirname, '../../out/compiled');

export type Killed = {
  readonly child: ChildProcessByStdio<Writable, Readable, null>;
  readonly events: string[];
  /** The attempt of that event of a type, counted from 1; of the first when no number is given. */
  event(type: string, number?: number): Promise<string>;
  /** All that was told so far. */
  bodies(): readonly RunEventBody[];
  act(act: PersonAct): void;
};

/** Starts the host script; it dies by itself `after` or `before` the first event of a type, if one is named. */
export function startHost({ repo, agents }: Setting, killAt = ''): Killed {
  const script = join(import.meta.dirname, 'runHostChild.ts');
  const args = [script, repo.path, repo.sibling('data'), JSON.stringify(agents), killAt];
  const env = { ...process.env, NODE_COMPILE_CACHE: COMPILED };
  const child = spawn(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const events: string[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    events.push(line);
    for (const check of waiting) check();
  });
  const event = (type: string, number = 1) =>
    new Promise<string>((resolve) => {
      const check = () => {
        const found = events.filter((line) => line.startsWith(`${type} `))[number - 1];
        if (found) resolve(found.split(' ')[1] ?? '');
      };
      waiting.add(check);
      check();
    });
  const bodies = () => events.map((line): RunEventBody => JSON.parse(line.slice(line.indexOf('{'))));
  return { child, events, event, bodies, act: (act) => void child.stdin.write(`${JSON.stringify(act)}\n`) };
}

/** Opens the repository again in this process, on the data of the host that was killed. */
export async function reopen({ repo, agents }: Setting): Promise<RunBench> {
  const host = await openRunHost({ repository: repo.path, dataDir: repo.sibling('data'), agents });
  onTestFinished(() => host.dispose());
  return benchOf(host);
}

/** Waits for the task's work and lands it. */
export async function finish(bench: RunBench): Promise<Run> {
  const attempt = await bench.attempt('T1', 'inReview');
  must(
    await bench.host.review.approve(
      { ...bench.ids, attemptId: attempt.id, reason: 'Small', by: 'Priya' },
      call,
    ),
  );
  return bench.until(({ state }) => state === 'finished');
}

/** Adds a line and ends. */
export const QUICK = `import { appendFileSync } from 'node:fs'; appendFileSync('one.txt', 'line\\n');`;

/** Reads the agent's process id from the ledger, as it is written behind by another process. */
export async function waitForActivity(place: Setting, attemptId: string): Promise<{ pid: number }> {
  const projects = join(place.repo.sibling('data'), 'projects');
  const [project = ''] = await readdir(projects);
  const database = new DatabaseSync(join(projects, project, 'ledger.sqlite'), { readOnly: true });
  try {
    for (;;) {
      const rows = database.prepare('SELECT body FROM entry WHERE stream = ?').all(`activity:${attemptId}`);
      const found = /pid (\d+)/.exec(rows.map((row) => String(row['body'])).join('\n'));
      if (found) return { pid: Number(found[1]) };
      await wait(20);
    }
  } finally {
    database.close();
  }
}
