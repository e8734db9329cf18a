import { existsSync } from 'node:fs';
import { mkdtemp, rm, watch, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { listDescendants } from '#electron/process/descendants.ts';
import type { ActivityEntry } from '#shared/run/activity.ts';
import { fakeAgent } from '#test/helpers/agentBench.ts';
import { planOf } from '#test/helpers/killed/walk.ts';
import { keptIn, setting, startHost } from '#test/helpers/killedHost.ts';

/** Milliseconds of silence, and of a check, that are too long here; the machine sleeps for longer than either. */
const LIMIT_MS = 1400;
const ASLEEP_MS = 1500;

/** Says that it has begun, and waits for a word to end. */
const CHECK = `
import { existsSync, watch, writeFileSync } from 'node:fs';
const [folder] = process.argv.slice(2);
const watcher = watch(folder, () => existsSync(folder + '/check') && watcher.close());
writeFileSync(folder + '/checking', '');
`;

test('a machine that sleeps while an agent and then a check are at work makes neither look too slow', async () => {
  const gates = await mkdtemp(join(tmpdir(), 'overture-gates-'));
  onTestFinished(() => rm(gates, { recursive: true }));
  await writeFile(join(gates, 'check.mjs'), CHECK);
  const plan = planOf({
    id: 'T1',
    file: 'one.txt',
    agent: 'fake',
    lines: [
      '> tool record_decision {"decision":"Wait","reason":"It is early."}',
      `> gate ${join(gates, 'agent')}`,
      '> write one.txt awake',
    ],
    more: '    checks: [test]\n',
  });
  const place = await setting('', { plan, check: `node ${join(gates, 'check.mjs')} ${gates}` });
  const limits = { checkLimitMs: LIMIT_MS, agentLimits: { silence: LIMIT_MS } };
  const host = startHost({ ...place, agents: [fakeAgent()] }, limits);

  const attemptId = await host.event('noted');
  const began = Date.now();
  await sleepAll(host.child.pid ?? 0, join(gates, 'agent'));
  await host.event('handedIn');
  await appears(gates, 'checking');
  await sleepAll(host.child.pid ?? 0, join(gates, 'check'));

  await host.event('checked');
  const checks = host.bodies().flatMap((body) => (body.type === 'checked' ? [body.check] : []));
  expect(checks).toMatchObject([{ name: 'test', passed: true }]);
  expect(silencesSince(began, await keptIn(place, `activity:${attemptId}`))).toEqual([]);
});

/** A busy machine may have kept the agent from speaking before. */
function silencesSince(began: number, activity: readonly string[]): readonly ActivityEntry[] {
  return activity
    .flatMap((body) => (JSON.parse(body) as { readonly entries: readonly ActivityEntry[] }).entries)
    .filter(({ id, at }) => id.includes('silence') && Date.parse(at) >= began);
}

/** Nobody who sleeps hears that the gate is opened meanwhile. */
async function sleepAll(host: number, gate: string): Promise<void> {
  const all = [host, ...(await listDescendants(host))];
  for (const pid of all) send(pid, 'SIGSTOP');
  await wait(ASLEEP_MS);
  await writeFile(gate, '');
  for (const pid of all.toReversed()) send(pid, 'SIGCONT');
}

async function appears(folder: string, name: string): Promise<void> {
  const control = new AbortController();
  const changes = watch(folder, { signal: control.signal });
  try {
    if (existsSync(join(folder, name))) return;
    for await (const { filename } of changes) if (filename === name) return;
  } finally {
    control.abort();
  }
}

/** What ended since it was listed, as a git of a moment does, needs neither. */
function send(pid: number, signal: 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
