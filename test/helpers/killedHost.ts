import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { Run } from '#shared/run/run.ts';
import type { RunEventBody } from '#shared/run/runEvent.ts';
import type { Agent } from '#shared/settings/settings.ts';
import { benchOf, call, must, openRunHost, type RunBench, scriptAgent, SPEC_ID } from './runHost.ts';
import type { RunHostStart } from './runHostChild.ts';
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

/** A check that fails where a file is wrong. */
const NOT_WRONG = `
import { existsSync, readFileSync } from 'node:fs';
const isWrong = (file) => existsSync(file) && readFileSync(file, 'utf8') === 'wrong\\n';
if (['one.txt', 'two.txt'].some(isWrong)) process.exit(1);
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
      'notWrong.mjs': NOT_WRONG,
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
  readonly child: ChildProcessByStdio<null, Readable, null>;
  /** Settles once it has ended and all that it told was heard. */
  readonly ended: Promise<unknown>;
  readonly events: readonly string[];
  /** The attempt of the first event of a type. */
  event(type: string): Promise<string>;
  /** All events that were told so far. */
  bodies(): readonly RunEventBody[];
};

/** Starts the host script; it dies by itself at the moment that is named (“after handedIn”), or as its walk says. */
export function startHost({ repo, agents }: Setting, some: Partial<RunHostStart> = {}): Killed {
  const script = join(import.meta.dirname, 'runHostChild.ts');
  const start: RunHostStart = {
    repository: repo.path,
    dataDir: repo.sibling('data'),
    agents: [...agents],
    killAt: null,
    walk: null,
    spared: [],
    ...some,
  };
  const env = { ...process.env, NODE_COMPILE_CACHE: COMPILED };
  const args = [script, JSON.stringify(start)];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const events: string[] = [];
  const waiting = new Set<() => void>();
  const lines = createInterface({ input: child.stdout }).on('line', (line) => {
    events.push(line);
    for (const check of waiting) check();
  });
  return {
    child,
    ended: Promise.all([once(child, 'exit'), once(lines, 'close')]),
    events,
    event: (type) =>
      new Promise((resolve) => {
        const check = () => {
          const found = events.find((line) => line.startsWith(`${type} `));
          if (found) resolve(found.split(' ')[1] ?? '');
        };
        waiting.add(check);
        check();
      }),
    bodies: () =>
      events.flatMap((line) => {
        const [, , body] = /^(\S+) run-\S+ (\{.*)$/.exec(line) ?? [];
        return body === undefined ? [] : [JSON.parse(body) as RunEventBody];
      }),
  };
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

/** Settles with what fits in an attempt's activity, which another process writes behind its work. */
export async function waitForActivity(
  place: Setting,
  attemptId: string,
  fits: RegExp,
): Promise<RegExpExecArray> {
  for (;;) {
    const found = fits.exec(await keptActivity(place, attemptId));
    if (found) return found;
    await wait(20);
  }
}

/** What the ledger's file holds of a stream, an entry a line. */
export async function keptIn({ repo }: Setting, stream: string): Promise<readonly string[]> {
  const projects = join(repo.sibling('data'), 'projects');
  const [project = ''] = await readdir(projects);
  const database = new DatabaseSync(join(projects, project, 'ledger.sqlite'), { readOnly: true });
  try {
    const rows = database.prepare('SELECT body FROM entry WHERE stream = ? ORDER BY seq').all(stream);
    return rows.map((row) => String(row['body']));
  } finally {
    database.close();
  }
}

export async function keptActivity(place: Setting, attemptId: string): Promise<string> {
  return (await keptIn(place, `activity:${attemptId}`)).join('\n');
}
