import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { secretPaths } from '#shared/interview/model/secretPath.ts';
import type { AgentSession, AgentStart, NewClaim, NewNote } from '#electron/agents/agentSession.ts';
import { startAgent } from '#electron/agents/startAgent.ts';
import { createReaper, type Reaper } from '#electron/process/reaper.ts';
import type { ActivityEntry } from '#shared/run/activity.ts';
import type { Need, Usage } from '#shared/run/run.ts';
import type { Agent } from '#shared/settings/settings.ts';

export type AgentBench = {
  readonly workspace: string;
  readonly reaper: Reaper;
  /** The entries in order of appearance, each as it was told last. */
  entries(): readonly ActivityEntry[];
  readonly needs: readonly Need[];
  /** The acts that are allowed for good in the project. */
  readonly allowed: Set<string>;
  readonly notes: readonly NewNote[];
  readonly claims: readonly NewClaim[];
  /** How many comments its task came back with, and what it answered. */
  readonly answers: {
    expected: number;
    readonly given: { readonly comment: number; readonly text: string }[];
  };
  readonly usages: readonly Usage[];
  /** Settles with the need of that number, counted from 0, once it is asked. */
  need(index: number): Promise<Need>;
  /** Settles once an entry fits. */
  seen(fits: (entry: ActivityEntry) => boolean): Promise<ActivityEntry>;
  start(agent: Agent, brief: string, some?: Partial<AgentStart>): Promise<AgentSession>;
};

/** A folder to work in and ears for everything an agent tells; all of it ends with the test. */
export async function agentBench(): Promise<AgentBench> {
  const root = await mkdtemp(join(tmpdir(), 'overture-agent-'));
  const workspace = await mkdtemp(join(root, 'workspace-'));
  const reaper = await createReaper({ folder: join(root, 'processes') });
  const entries = new Map<string, ActivityEntry>();
  const needs: Need[] = [];
  const allowed = new Set<string>();
  const notes: NewNote[] = [];
  const claims: NewClaim[] = [];
  const answers: AgentBench['answers'] = { expected: 0, given: [] };
  const usages: Usage[] = [];
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const check of waiting) check();
  };
  onTestFinished(async () => {
    await reaper.stopAll({ afterInputEndsMs: 0, afterTerminateMs: 200 });
    await rm(root, { recursive: true, force: true, maxRetries: 5 });
  });
  const until = <Value>(find: () => Value | undefined): Promise<Value> =>
    new Promise((resolve) => {
      const check = () => {
        const found = find();
        if (found === undefined) return;
        waiting.delete(check);
        resolve(found);
      };
      waiting.add(check);
      check();
    });
  return {
    workspace,
    reaper,
    needs,
    allowed,
    notes,
    claims,
    answers,
    usages,
    entries: () => [...entries.values()],
    need: (index) => until(() => needs[index]),
    seen: (fits) => until(() => [...entries.values()].find(fits)),
    async start(agent, brief, some = {}) {
      const briefFile = join(root, 'brief.md');
      await writeFile(briefFile, brief);
      const start: AgentStart = {
        brief,
        briefFile,
        workspace,
        reaper,
        permissions: {
          project: 'harbor',
          holds: (act) => allowed.has(act),
          policy: 'in-scope',
          objection: () => null,
        },
        facts: {
          spec: () => '# Greetings',
          criterion: (id) => (id.toUpperCase() === 'AC-1.1' ? '**AC-1.1** It greets.' : null),
          scope: () => ['src/**'],
          checks: () => ['look'],
          runCheck: async (name) =>
            name === 'look' ? { command: 'look', exitCode: 1, output: 'not yet' } : null,
          note: (note) => notes.push(note),
          claim: (claim) => claims.push(claim),
          comments: () => answers.expected,
          isSecret: secretPaths(['config/local.json']),
          answer: (comment, text) => answers.given.push({ comment, text }),
        },
        onUsage: (usage) => usages.push(usage),
        tools: {
          command: process.execPath,
          args: [new URL('../../resources/agentTools.mjs', import.meta.url).pathname],
        },
        model: async () => null,
        series: '',
        usageBefore: null,
        resume: null,
        onSession: () => undefined,
        ...some,
        clock: () => Date.UTC(2026, 5, 9, 12),
        onActivity: (entry) => {
          entries.set(entry.id, entry);
          wake();
        },
        onNeed: (need) => {
          needs.push(need);
          wake();
        },
      };
      return startAgent(agent, start);
    },
  };
}

/** The fake ACP agent, started with a flavour (see test/fixtures/agents/fakeAcpAgent.ts). */
export function fakeAgent(flavour = 'plain'): Extract<Agent, { kind: 'acp' }> {
  const script = new URL('../fixtures/agents/fakeAcpAgent.ts', import.meta.url).pathname;
  return {
    kind: 'acp',
    id: 'fake',
    name: 'Fake',
    command: `"${process.execPath}" "${script}" ${flavour}`,
    environment: {},
  };
}
