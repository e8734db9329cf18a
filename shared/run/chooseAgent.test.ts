import { expect, test } from 'vitest';
import { after, makeTask, startedRun, taskId } from '#test/helpers/makeRun.ts';
import type { Agent } from '#shared/settings/settings.ts';
import { chooseAgent, NO_STAFF, type Staff } from './chooseAgent.ts';
import { launchOf } from './decideAttempt.ts';
import { decideLaunches } from './decideLaunches.ts';
import { NO_LIMITS } from './launchRoom.ts';
import type { Run, RunTask } from './run.ts';

const agent = (id: string, name: string): Agent => ({ kind: 'command', id, name, command: id });
const person: Agent = { kind: 'person', id: 'person', name: 'A person' };
const agents = [person, agent('claude', 'Claude Code'), agent('codex', 'Codex'), agent('gemini', 'Gemini')];
const staff = (some: Partial<Staff> = {}): Staff => ({ ...NO_STAFF, agents, ...some });
const choose = (some: Partial<RunTask>, of: Partial<Staff>) => {
  const task = makeTask(1, some);
  return chooseAgent(startedRun([task]), task, staff(of));
};
/** Who does it and who was passed over, in one line. */
const told = (choice: ReturnType<typeof choose>) =>
  choice.agent === null ? choice.why : `${choice.agent.id}: ${choice.passed ?? 'nobody passed over'}`;
const nobody =
  'None of the agents takes verify tasks in Settings. Tick Verify for one of them there, or start it now and say who does it.';
const verify = { role: 'verify', agentId: 'codex' } as const;
const none = { claude: [], codex: [], gemini: [] };

test.each<[string, Partial<RunTask>, Partial<Staff>, string]>([
  ['the task’s own agent comes first', verify, { roles: { verify: 'gemini' } }, 'codex: nobody passed over'],
  ['a tick for the role is enough', verify, { takes: { codex: ['verify'] } }, 'codex: nobody passed over'],
  [
    'then whom overture.yaml names',
    verify,
    { takes: { codex: [] }, roles: { verify: 'gemini' } },
    'gemini: Codex takes no verify tasks in Settings, so Gemini does it.',
  ],
  [
    'then who usually works',
    verify,
    { takes: { codex: ['implement'] }, usual: 'gemini' },
    'gemini: Codex takes no verify tasks in Settings, so Gemini does it.',
  ],
  [
    'then the others in the order of Settings',
    verify,
    { takes: { codex: [] }, roles: { implement: 'gemini' } },
    'claude: Codex takes no verify tasks in Settings, so Claude Code does it.',
  ],
  [
    'all who are passed over are named, each once',
    verify,
    { takes: { codex: [], claude: ['debug'] }, roles: { verify: 'claude' }, usual: 'claude' },
    'gemini: Codex and Claude Code take no verify tasks in Settings, so Gemini does it.',
  ],
  ['when nobody is left it says what to do', verify, { takes: none }, nobody],
  ['no task falls to a person by that', verify, { takes: none, usual: 'person' }, nobody],
  [
    'unless overture.yaml names a person',
    verify,
    { takes: none, roles: { verify: 'person' } },
    'person: Codex takes no verify tasks in Settings, so A person does it.',
  ],
  ['a person needs no tick', { ...verify, agentId: 'person' }, { takes: none }, 'person: nobody passed over'],
  [
    'nor does who was chosen by hand',
    { ...verify, byHand: true },
    { takes: none },
    'codex: nobody passed over',
  ],
  ['a removed agent shows under its id', { agentId: 'gone' }, { takes: none }, 'gone: nobody passed over'],
])('%s', (_name, task, of, expected) => {
  expect(told(choose(task, of))).toBe(expected);
});

test('whom a person names when they start it now needs no tick, and without a name the ticks hold while they can', () => {
  const task = makeTask(1, verify);
  const allow = (agentId?: string) =>
    after(startedRun([task]), {
      type: 'launchAllowed',
      taskId: task.id,
      reason: 'It is urgent.',
      by: 'Priya',
      ...(agentId && { agentId }),
    });
  const takes = { codex: [] };
  expect(told(chooseAgent(allow('codex'), task, staff({ takes })))).toBe('codex: nobody passed over');
  expect(told(chooseAgent(allow('person'), task, staff({ takes: none })))).toBe('person: nobody passed over');
  expect(told(chooseAgent(allow(), task, staff({ takes })))).toContain('claude: Codex takes no verify');
  expect(told(chooseAgent(allow(), task, staff({ takes: none })))).toBe('codex: nobody passed over');
});

test('a retry after failing checks debugs, so it goes by the tick for Debug', () => {
  const task = makeTask(1, { agentId: 'codex' });
  const start = startedRun([task]);
  const launched = launchOf(start, task, agents[2]!, { continues: null, why: '' });
  const attemptId = launched.type === 'launched' ? launched.attemptId : never();
  const failed = after(start, launched, { type: 'attemptFailed', attemptId, why: '' });
  expect(told(chooseAgent(failed, task, staff({ takes: { codex: ['implement'] } })))).toBe(
    'claude: Codex takes no debug tasks in Settings, so Claude Code does it.',
  );
});

const decide = (run: Run, of: Partial<Staff>, perAgent: Record<string, number> = {}) =>
  decideLaunches(run, {
    overlaps: () => null,
    room: { ...NO_LIMITS, perAgent },
    staff: staff(of),
  });

test('a launch says who was passed over, and a task that nobody may take is held and stands still with a way forward', () => {
  const run = startedRun([makeTask(1, verify), makeTask(2, { agentId: 'codex' })]);
  expect(decide(run, { takes: { codex: ['implement'] } }).launch).toMatchObject([
    {
      taskId: 'T1',
      agent: { id: 'claude' },
      why: 'Nothing comes before it. Codex takes no verify tasks in Settings, so Claude Code does it.',
    },
    { taskId: 'T2', agent: { id: 'codex' }, why: 'Nothing comes before it.' },
  ]);
  const held = decide(startedRun([makeTask(1, verify)]), { takes: none });
  expect(held).toEqual({
    launch: [],
    plan: [],
    hold: [{ taskId: taskId(1), state: 'held', why: nobody }],
    standstill: `T1 could be next. ${nobody}`,
  });
});

test('the limit of an agent counts for whoever does the task', () => {
  const tasks = [makeTask(1, { agentId: 'codex' }), makeTask(2, { agentId: 'claude' })];
  const { launch, hold } = decide(startedRun(tasks), { takes: { codex: [] } }, { claude: 1 });
  expect(launch.map((one) => [one.taskId, one.agent.id])).toEqual([['T1', 'claude']]);
  expect(hold).toMatchObject([{ taskId: 'T2', state: 'ready' }]);
});

function never(): never {
  throw new Error('a launch records that it launched');
}
