import { setTimeout as wait } from 'node:timers/promises';
import {
  methods,
  type PromptResponse,
  type RequestPermissionRequest,
  type RequestPermissionResponse,
} from '@agentclientprotocol/sdk';
import { actOf } from '#shared/run/permission.ts';
import type { RunningProcess } from '#electron/process/runningProcess.ts';
import { type AcpAgent, type AcpConnection, connectAcp } from './acpConnection.ts';
import { describeAcpFailure } from './acpFailure.ts';
import { isHarmless, needOf, optionOfKind } from './acpPermission.ts';
import { type AcpTranslator, createAcpTranslator } from './acpTranslator.ts';
import type { AgentOutcome, AgentSession, AgentStart } from './agentSession.ts';
import { type SilenceWatch, watchSilence } from './silenceWatch.ts';

/** Milliseconds an agent gets to answer a cancelled turn; the slowest measured took 360. */
const CANCEL_MS = 5000;
const EXIT_MS = 500;

type Asked = {
  readonly request: RequestPermissionRequest;
  readonly act: string;
  readonly lasting: boolean;
  answer(optionId: string | null): void;
};

type Session = {
  readonly agent: AcpAgent;
  readonly start: AgentStart;
  readonly translator: AcpTranslator;
  readonly silence: SilenceWatch;
  readonly asked: Map<string, Asked>;
  readonly always: Set<string>;
  readonly told: string[];
  process: RunningProcess | undefined;
  connected: AcpConnection | undefined;
  /** Settles with the turn under way. */
  turn: Promise<unknown>;
  isStopping: boolean;
  wasRefused: boolean;
  needs: number;
};

/** An agent that speaks the Agent Client Protocol over its standard streams. */
export function startAcp(agent: AcpAgent, start: AgentStart): AgentSession {
  const { clock, onActivity, workspace } = start;
  const session: Session = {
    agent,
    start,
    translator: createAcpTranslator({ workspace, clock, onActivity }),
    silence: watchSilence({ name: agent.name, clock, onActivity }),
    asked: new Map(),
    always: new Set(),
    told: [],
    process: undefined,
    connected: undefined,
    turn: Promise.resolve(),
    isStopping: false,
    wasRefused: false,
    needs: 0,
  };
  const ended = work(session);
  return {
    ended,
    answer: (needId, { optionId, text }) => answer(session, needId, optionId, text),
    tell: (text) => tell(session, text),
    handIn: () => false,
    async stop() {
      await stop(session);
      await ended;
    },
  };
}

async function work(session: Session): Promise<AgentOutcome> {
  const { agent, start } = session;
  const opened = await connectAcp({
    agent,
    workspace: start.workspace,
    reaper: start.reaper,
    onUpdate: (update) => {
      if (session.asked.size === 0) session.silence.sign();
      session.translator.update(update);
    },
    onPermission: (request) => ask(session, request),
    onStarted: (process) => {
      session.process = process;
      if (session.isStopping) void process.stop();
    },
  });
  if (!opened.ok) return session.isStopping ? cancelled(session) : failed(opened.error, '');
  session.connected = opened.value;
  introduce(session, opened.value);
  const outcome = await takeTurns(session, opened.value);
  session.silence.end();
  opened.value.connection.close();
  await opened.value.process.stop();
  return session.isStopping ? cancelled(session) : outcome;
}

function introduce({ agent, start }: Session, { introduction, mode }: AcpConnection): void {
  const asks = mode === null ? ' It offers no mode that asks first, so it may act without asking.' : '';
  note(start, 'opened', `${introduction ?? agent.name} is at work in its own workspace.${asks}`);
}

/** One turn for the brief, and one more for each thing a person told it meanwhile. */
async function takeTurns(session: Session, open: AcpConnection): Promise<AgentOutcome> {
  let prompt = session.start.brief;
  for (;;) {
    const outcome = await takeTurn(session, open, prompt);
    const told = session.told.splice(0).join('\n\n');
    if (told === '' || session.isStopping || outcome.ending === 'failed') return outcome;
    prompt = told;
  }
}

async function takeTurn(session: Session, open: AcpConnection, text: string): Promise<AgentOutcome> {
  const { translator, silence, agent } = session;
  translator.startTurn();
  session.wasRefused = false;
  silence.sign();
  const gone = open.process.exited.then((exit) => ({ exit }));
  const { sessionId } = open;
  const prompt = [{ type: 'text' as const, text }];
  try {
    const turn: Promise<PromptResponse> = open.connection.agent.request(methods.agent.session.prompt, {
      sessionId,
      prompt,
    });
    session.turn = turn.catch(() => undefined);
    const answered = await Promise.race([turn, gone]);
    if ('exit' in answered) {
      const error = new Error('the program ended');
      return failed(describeAcpFailure(agent.name, error, answered.exit, open.stderr()), translator.said());
    }
    return outcomeOf(session, answered);
  } catch (error) {
    // A program that ends closes the connection first; how it ended says more.
    const exit = await Promise.race([open.process.exited, wait(EXIT_MS, null, { ref: false })]);
    return failed(describeAcpFailure(agent.name, error, exit, open.stderr()), translator.said());
  } finally {
    silence.pause();
    translator.endTurn();
    for (const asked of session.asked.values()) asked.answer(null);
  }
}

/** `end_turn` alone is no success: agents also end so when their model refused or could not be reached. */
function outcomeOf({ agent, translator, wasRefused }: Session, response: PromptResponse): AgentOutcome {
  const report = translator.said();
  switch (response.stopReason) {
    case 'end_turn':
      if (report !== '' || translator.acted()) {
        return { ending: 'finished', sentence: `${agent.name} ended its turn.`, report };
      }
      return failed(
        `${agent.name} ended without a word or a change. Its model may be out of reach or not signed in; try it in Settings.`,
        report,
      );
    case 'cancelled':
      return failed(
        wasRefused
          ? `${agent.name} ended its turn because something was refused. Go on, and tell it what to do instead.`
          : `${agent.name} broke off its turn. Go on to try again.`,
        report,
      );
    case 'refusal':
      return failed(
        `${agent.name} refused the task. Change the task's instructions, or choose another agent.`,
        report,
      );
    case 'max_tokens':
    case 'max_turn_requests':
      return failed(
        `${agent.name} reached the most it may do in one turn. Go on from here, or split the task.`,
        report,
      );
    default:
      return failed(
        `${agent.name} ended in a way Overture does not know. Look at what it did, then go on.`,
        report,
      );
  }
}

function ask(session: Session, request: RequestPermissionRequest): Promise<RequestPermissionResponse> {
  const { start, asked } = session;
  session.translator.update({ ...request.toolCall, sessionUpdate: 'tool_call_update' });
  const id = `need-${++session.needs}`;
  const need = needOf(id, request, start, new Date(start.clock()).toISOString());
  const allowed = optionOfKind(request.options, 'allow');
  const act = actOf(need);
  if (session.isStopping) return Promise.resolve({ outcome: { outcome: 'cancelled' } });
  // Some agents ask again after "always", so the answer is remembered here.
  if (allowed && (isHarmless(request.toolCall, start.workspace) || isAllowed(session, act))) {
    return Promise.resolve({ outcome: { outcome: 'selected', optionId: allowed.optionId } });
  }
  session.silence.pause();
  return new Promise((resolve) => {
    asked.set(id, {
      request,
      act,
      lasting: need.lasting,
      answer(optionId) {
        asked.delete(id);
        resolve({
          outcome: optionId === null ? { outcome: 'cancelled' } : { outcome: 'selected', optionId },
        });
      },
    });
    start.onNeed(need);
  });
}

/** What is allowed for the project is looked up each time, because a person may take it back meanwhile. */
function isAllowed({ always, start }: Session, act: string): boolean {
  return always.has(act) || start.permissions.holds(act);
}

function answer(session: Session, needId: string, optionId: string, text: string): boolean {
  const asked = session.asked.get(needId);
  const option = asked?.request.options[Number(optionId)];
  if (!asked || !option) return false;
  const isAlways = option.kind === 'allow_always';
  // What lasts in the project is remembered there, so that it can be taken back.
  if (isAlways && !asked.lasting) session.always.add(asked.act);
  if (option.kind.startsWith('reject')) session.wasRefused = true;
  if (text.trim() !== '') tell(session, text);
  // The agent hears “once”: what its own “always” would cover is not for it to say.
  const once = isAlways ? optionOfKind(asked.request.options, 'allow') : undefined;
  asked.answer((once ?? option).optionId);
  session.silence.sign();
  return true;
}

/** The protocol has no way to speak during a turn, so it is said as soon as this one ends. */
function tell({ told, start, isStopping }: Session, text: string): boolean {
  if (isStopping) return false;
  told.push(text);
  const at = new Date(start.clock()).toISOString();
  start.onActivity({
    id: `told-${at}-${told.length}`,
    at,
    kind: 'told',
    text,
    detail: '',
    files: [],
    state: 'done',
  });
  return true;
}

/** Cancels the turn, answers what is open, waits a little, then ends the program and all it started. */
async function stop(session: Session): Promise<void> {
  session.isStopping = true;
  const { connected, process } = session;
  if (connected) {
    await connected.connection.agent
      .notify(methods.agent.session.cancel, { sessionId: connected.sessionId })
      .catch(() => undefined);
    for (const asked of session.asked.values()) asked.answer(null);
    await Promise.race([session.turn, wait(CANCEL_MS, undefined, { ref: false })]);
  }
  await process?.stop();
}

function note(start: AgentStart, id: string, text: string): void {
  const at = new Date(start.clock()).toISOString();
  start.onActivity({ id, at, kind: 'note', text, detail: '', files: [], state: 'done' });
}

function failed(sentence: string, report: string): AgentOutcome {
  return { ending: 'failed', sentence, report };
}

function cancelled({ translator }: Session): AgentOutcome {
  return { ending: 'cancelled', sentence: 'Stopped before it was done.', report: translator.said() };
}
