import { agentEnvironment } from './agentEnvironment.ts';
import { describeProcessError } from '#electron/process/processError.ts';
import type { ProcessExit } from '#electron/process/processOutput.ts';
import type { RunningProcess } from '#electron/process/runningProcess.ts';
import { startProcess } from '#electron/process/startProcess.ts';
import { describeSplitError, splitCommand } from '#shared/run/splitCommand.ts';
import type { Agent } from '#shared/settings/settings.ts';
import type { AgentOutcome, AgentSession, AgentStart } from './agentSession.ts';
import { createOutputActivity } from './outputActivity.ts';

type CommandAgent = Extract<Agent, { kind: 'command' }>;

/** Characters kept of what it wrote on standard output, which is its report. */
const REPORT_CHARACTERS = 20_000;

/**
 * Any program: its line is split by quotes and given to no shell. It gets the brief on standard input and in the
 * file named by OVERTURE_BRIEF, works in the workspace, and has done its work when it exits with 0.
 */
export function startCommand(agent: CommandAgent, start: AgentStart): AgentSession {
  let running: RunningProcess | undefined;
  let stopped = false;
  let report = '';
  const output = createOutputActivity('out', start.clock, start.onActivity);
  const errors = createOutputActivity('err', start.clock, start.onActivity);

  async function run(): Promise<AgentOutcome> {
    const split = splitCommand(agent.command);
    if (!split.ok) return failed(`${agent.name}: ${describeSplitError(split.error)}`, report);
    const [program, ...args] = split.value;
    const started = await startProcess({
      program,
      args,
      cwd: start.workspace,
      env: agentEnvironment({ OVERTURE_BRIEF: start.briefFile, OVERTURE_WORKSPACE: start.workspace }),
      reaper: start.reaper,
      onStdout: (text) => {
        report = (report + text).slice(-REPORT_CHARACTERS);
        output.add(text);
      },
      onStderr: (text) => errors.add(text),
    });
    if (!started.ok) return failed(describeProcessError(started.error), report);
    running = started.value;
    if (stopped) await running.stop({ afterInputEndsMs: 0 });
    await running.write(start.brief);
    running.endInput();
    const exit = await running.exited;
    // What it left running in the background would go on changing the workspace after it was handed in.
    await running.stop({ afterInputEndsMs: 0 });
    output.end();
    errors.end();
    return stopped ? cancelled(report) : outcomeOf(agent.name, exit, report);
  }

  const ended = run();
  return {
    ended,
    answer: () => false,
    tell: () => false,
    handIn: () => false,
    async stop() {
      stopped = true;
      await running?.stop({ afterInputEndsMs: 0 });
      await ended;
    },
  };
}

function outcomeOf(name: string, exit: ProcessExit, report: string): AgentOutcome {
  if (exit.exitCode === 0) return { ending: 'finished', sentence: `${name} ended.`, report };
  const how =
    exit.exitCode === null ? `was ended by ${exit.signal}` : `ended with exit code ${exit.exitCode}`;
  return failed(`${name} ${how}. Its output says more; the workspace is kept.`, report);
}

function failed(sentence: string, report: string): AgentOutcome {
  return { ending: 'failed', sentence, report };
}

function cancelled(report: string): AgentOutcome {
  return { ending: 'cancelled', sentence: 'Stopped before it was done.', report };
}
