import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AgentModel } from '#electron/agents/agentSession.ts';
import type { Clock } from '#electron/host/clock.ts';
import type { MeasureMachine } from '#electron/services/run/measureMachine.ts';
import type { Agent, Settings } from '#shared/settings/settings.ts';
import { benchOf, openRunHost, type RunBench, scriptAgent, SPEC_ID } from './runHost.ts';
import { type Files, type TempRepo, tempRepo } from './tempRepo.ts';

/** A repository with a spec and a plan, opened and trusted; `agents` are scripts of node by id. */
export async function runBench(request: {
  readonly files?: Files;
  readonly spec: string;
  readonly plan: string;
  readonly agents?: Readonly<Record<string, string>>;
  readonly more?: readonly Agent[];
  readonly takes?: Settings['takes'];
  readonly measureMachine?: MeasureMachine;
  readonly clock?: Clock;
  readonly checkLimitMs?: number;
  /** For the built-in agent. */
  readonly model?: AgentModel;
  /** Whether briefs ask the code index. */
  readonly knowsCode?: boolean;
  /** The name of the repository's folder. */
  readonly folder?: string;
  /** Another git than the machine's own. */
  readonly git?: string;
  /** What is done to the repository before it is opened. */
  readonly prepare?: (repo: TempRepo) => Promise<void>;
}): Promise<RunBench & { readonly repo: TempRepo }> {
  const repo = await tempRepo({
    ...(request.folder !== undefined && { name: request.folder }),
    files: {
      'README.md': '# Greetings\n',
      [`specs/${SPEC_ID}/spec.md`]: request.spec,
      [`specs/${SPEC_ID}/plan.yaml`]: request.plan,
      ...request.files,
    },
  });
  await request.prepare?.(repo);
  const scripts = repo.sibling('agents');
  await mkdir(scripts, { recursive: true });
  for (const [id, code] of Object.entries(request.agents ?? {})) {
    await repo.write({ [`../agents/${id}.mjs`]: code });
  }
  const agents = Object.keys(request.agents ?? {}).map((id) => scriptAgent(id, join(scripts, `${id}.mjs`)));
  const host = await openRunHost({
    repository: repo.path,
    dataDir: repo.sibling('data'),
    agents: [...agents, ...(request.more ?? [])],
    ...(request.knowsCode && { knowsCode: true }),
    ...(request.git !== undefined && { git: request.git }),
    ...(request.takes && { takes: request.takes }),
    ...(request.clock && { clock: request.clock }),
    ...(request.model && { model: request.model }),
    ...(request.checkLimitMs !== undefined && { checkLimitMs: request.checkLimitMs }),
    ...(request.measureMachine && { measureMachine: request.measureMachine }),
  });
  onTestFinished(() => host.dispose());
  return { ...(await benchOf(host)), repo };
}
