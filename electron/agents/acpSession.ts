import { setTimeout as wait } from 'node:timers/promises';
import { methods, type PromptResponse, type SessionUpdate } from '@agentclientprotocol/sdk';
import { type AcpConnection, connectAcp } from './acpConnection.ts';
import { askForm } from './acpElicitation.ts';
import { acpProblem, PROGRAM_ENDED } from './acpFailure.ts';
import type { AcpLink, OpenAcpLink } from './acpLink.ts';
import { ASKING_MODES, modeIn } from './acpMode.ts';
import { cancelled, failed, outcomeOf } from './acpOutcome.ts';
import { createPermissionDesk, type PermissionDesk } from './acpPermissionDesk.ts';
import { type AcpTranslator, createAcpTranslator } from './acpTranslator.ts';
import { createUsageMeter, type UsageMeter } from './acpUsage.ts';
import type { AgentLimits, AgentOutcome, AgentSession, AgentStart } from './agentSession.ts';
import { createNeedDesk, type NeedDesk } from './needDesk.ts';
import { type SilenceWatch, watchSilence } from './silenceWatch.ts';
import type { AgentTool } from './tools/agentTool.ts';
import { overtureTools } from './tools/overtureTools.ts';
import { openToolsServer, type ToolsServer } from './tools/toolsServer.ts';
import { watchCalls } from './watchCalls.ts';

/** Who is put to work: a program, or Overture's own agent, which takes its tools without a server between. */
export type AcpWorker = {
  readonly name: string;
  readonly open: (tools: readonly AgentTool[]) => OpenAcpLink;
  readonly takesServers: boolean;
};

const LIMITS: AgentLimits = { open: 90_000, cancel: 5000, exit: 3000, silence: 45_000, question: 50_000 };
/** Milliseconds in which a program that broke its connection is expected to end, to say how it ended. */
const EXIT_MS = 500;

type Session = {
  readonly name: string;
  readonly start: AgentStart;
  readonly limits: AgentLimits;
  readonly translator: AcpTranslator;
  readonly silence: SilenceWatch;
  readonly desk: NeedDesk;
  readonly permissions: PermissionDesk;
  readonly meter: UsageMeter;
  readonly told: string[];
  /** Settles when the session cannot go on, with the reason. */
  readonly broken: PromiseWithResolvers<string>;
  link: AcpLink | undefined;
  connected: AcpConnection | undefined;
  /** Settles with the turn under way. */
  turn: Promise<unknown>;
  isStopping: boolean;
};

/** An agent that speaks the Agent Client Protocol. */
export function startAcp(worker: AcpWorker, start: AgentStart): AgentSession {
  const session = makeSession(worker.name, start);
  const ended = work(session, worker);
  return {
    ended,
    answer: (needId, answer) => session.desk.answer(needId, answer),
    tell: (text) => tell(session, text),
    handIn: () => false,
    async stop() {
      await stop(session);
      await ended;
    },
  };
}

function makeSession(name: string, start: AgentStart): Session {
  const { clock, onActivity } = start;
  const limits = { ...LIMITS, ...start.limits };
  const told: string[] = [];
  const broken = Promise.withResolvers<string>();
  const silence = watchSilence({ name, clock, onActivity, afterMs: limits.silence });
  const desk = createNeedDesk({
    clock,
    onActivity,
    onNeed(need) {
      silence.pause();
      start.onNeed(need);
    },
    onQuiet: () => silence.sign(),
  });
  const breakOff = (does: string, act: string) =>
    broken.resolve(
      `${name} ${does} again and again (${act.slice(0, 200)}). Go on, and tell it what to do instead.`,
    );
  const onStuck = (act: string) => breakOff('asks for the same thing', act);
  const onFinished = watchCalls(start.workspace, breakOff);
  const session: Session = {
    name,
    start,
    limits,
    translator: createAcpTranslator({ ...start, onFinished }),
    silence,
    desk,
    permissions: createPermissionDesk({ start, desk, onStuck, onWords: (text) => void tell(session, text) }),
    meter: createUsageMeter(start.usageBefore, start.onUsage),
    told,
    broken,
    link: undefined,
    connected: undefined,
    turn: Promise.resolve(),
    isStopping: false,
  };
  return session;
}

async function work(session: Session, worker: AcpWorker): Promise<AgentOutcome> {
  const { start, desk, silence, meter } = session;
  const tools = overtureTools({
    ...start,
    desk,
    patienceMs: session.limits.question,
    onLate: (words) => session.told.push(words),
  });
  const server = worker.takesServers && start.tools ? await openToolsServer(tools, start.tools) : null;
  try {
    silence.sign();
    const opened = await open(session, worker.open(tools), server);
    if (!opened.ok) return session.isStopping ? cancelled('') : failed(opened.error.sentence, '');
    session.connected = opened.value;
    start.onSession(opened.value.sessionId);
    introduce(session, opened.value, worker, server);
    const outcome = await takeTurns(session, opened.value);
    silence.end();
    opened.value.connection.close();
    await opened.value.link.stop(exitTimes(session));
    return session.isStopping ? cancelled(session.translator.said()) : outcome;
  } finally {
    silence.end();
    desk.close();
    meter.flush();
    await server?.close();
  }
}

function open(session: Session, link: OpenAcpLink, server: ToolsServer | null) {
  const { start, limits, permissions, desk } = session;
  return connectAcp({
    name: session.name,
    open: link,
    workspace: start.workspace,
    resume: start.resume,
    servers: server ? [server.server] : [],
    limitMs: limits.open,
    onUpdate: (update) => hear(session, update),
    async onPermission(request) {
      session.translator.update({ ...request.toolCall, sessionUpdate: 'tool_call_update' });
      return session.isStopping ? { outcome: { outcome: 'cancelled' } } : permissions.answer(request);
    },
    onQuestion: (request) => askForm(request, desk),
    onLink(started) {
      session.link = started;
      if (session.isStopping) void started.stop(exitTimes(session));
    },
  });
}

function hear(session: Session, update: SessionUpdate): void {
  if (session.desk.waiting() === 0) session.silence.sign();
  if (update.sessionUpdate === 'usage_update') return session.meter.context(update);
  if (update.sessionUpdate === 'current_mode_update') return hearMode(session, update.currentModeId);
  if (update.sessionUpdate === 'config_option_update') return hearMode(session, modeIn(update.configOptions));
  session.translator.update(update);
}

/** Nobody but Overture sets modes here, so an agent that leaves the one in which it asks is told of. */
function hearMode({ connected, start, name }: Session, mode: string | null): void {
  if (!connected || connected.mode === null || mode === null || ASKING_MODES.includes(mode)) return;
  note(
    start,
    `mode-${mode}`,
    `${name} changed to its mode “${mode}” by itself. It may act without asking now.`,
  );
}

function introduce(
  session: Session,
  open: AcpConnection,
  worker: AcpWorker,
  server: ToolsServer | null,
): void {
  const { start, name } = session;
  const { introduction, mode, isModeRefused, isResumed } = open;
  const how = isModeRefused ? 'did not change to its' : 'offers no';
  const asks = mode === null ? ` It ${how} mode that asks first, so it may act without asking.` : '';
  const again = isResumed ? ' It goes on from its earlier conversation.' : '';
  const bare =
    worker.takesServers && !server ? ' It cannot ask you questions, because Node.js was not found here.' : '';
  note(start, 'opened', `${introduction ?? name} is at work in its own workspace.${again}${asks}${bare}`);
}

/** One turn for the brief, and one more for each thing a person told or answered it meanwhile. */
async function takeTurns(session: Session, open: AcpConnection): Promise<AgentOutcome> {
  let prompt = session.start.brief;
  for (;;) {
    const outcome = await takeTurn(session, open, prompt);
    if (session.isStopping || outcome.ending === 'failed') return outcome;
    // A question that outlasted its turn is worth another one.
    await Promise.race([session.desk.clear(), open.link.exited]);
    const told = session.told.splice(0).join('\n\n');
    if (told === '' || session.isStopping) return outcome;
    prompt = told;
  }
}

async function takeTurn(session: Session, open: AcpConnection, text: string): Promise<AgentOutcome> {
  const { translator, silence, name, desk, meter } = session;
  const { link, sessionId } = open;
  translator.startTurn();
  session.permissions.wasRefused();
  silence.sign();
  const gone = link.exited.then((exit) => ({ exit }));
  const broken = session.broken.promise.then((why) => ({ why }));
  const asked = { sessionId, prompt: [{ type: 'text' as const, text }] };
  try {
    const turn: Promise<PromptResponse> = open.connection.agent.request(methods.agent.session.prompt, asked);
    session.turn = turn.catch(() => undefined);
    const answered = await Promise.race([turn, gone, broken]);
    if ('why' in answered) return failed(answered.why, translator.said());
    if ('exit' in answered) return lost(session, open, new Error(PROGRAM_ENDED), answered.exit);
    meter.turn(answered);
    const hasActed = translator.acted() || desk.waiting() > 0;
    const wasRefused = session.permissions.wasRefused();
    const facts = { name, report: translator.said(), lastWords: translator.lastSaid(), hasActed, wasRefused };
    return outcomeOf(answered, facts);
  } catch (error) {
    // A program that ends closes the connection first; how it ended says more.
    const exit = await Promise.race([link.exited, wait(EXIT_MS, null, { ref: false })]);
    return lost(session, open, error, exit);
  } finally {
    silence.pause();
    translator.endTurn();
    desk.endTurn();
  }
}

function lost(
  { name, translator }: Session,
  { link }: AcpConnection,
  error: unknown,
  exit: Awaited<AcpLink['exited']> | null,
): AgentOutcome {
  const { sentence } = acpProblem({ name, error, exit, words: link.lastWords(), initialized: null });
  return failed(sentence, translator.said());
}

/** The protocol has no way to speak during a turn, so it is said as soon as this one ends. */
function tell({ told, start, isStopping }: Session, text: string): boolean {
  if (isStopping) return false;
  told.push(text);
  const at = new Date(start.clock()).toISOString();
  const id = `told-${at}-${told.length}`;
  start.onActivity({ id, at, kind: 'told', text, detail: '', files: [], state: 'done' });
  return true;
}

/** Cancels the turn, answers what is open, waits a little, then ends the program and all it started. */
async function stop(session: Session): Promise<void> {
  session.isStopping = true;
  const { connected, link, limits, desk } = session;
  if (connected) {
    const { sessionId, connection } = connected;
    await connection.agent.notify(methods.agent.session.cancel, { sessionId }).catch(() => undefined);
    desk.close();
    await Promise.race([session.turn, wait(limits.cancel, undefined, { ref: false })]);
  }
  await link?.stop(exitTimes(session));
}

function exitTimes({ limits }: Session) {
  return { afterInputEndsMs: limits.exit, afterTerminateMs: limits.exit };
}

function note(start: AgentStart, id: string, text: string): void {
  const at = new Date(start.clock()).toISOString();
  start.onActivity({ id, at, kind: 'note', text, detail: '', files: [], state: 'done' });
}
