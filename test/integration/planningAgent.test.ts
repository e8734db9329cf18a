import { resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createCodeService } from '#electron/services/code/createCodeService.ts';
import { createPromptReader } from '#electron/services/interview/model/readPrompts.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { settingsSchema } from '#shared/settings/settings.ts';
import { agentBench } from '#test/helpers/agentBench.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { testProject } from '#test/helpers/testProject.ts';
import { thinkThrough } from '#electron/services/plan/thinkThrough.ts';
import { createPlannerSource } from '#electron/services/plan/model/plannerSource.ts';

const SPEC = `# Greeting

## Requirements

### R1 Greet people

- **AC-1.1** WHEN someone comes in, the greeter SHALL say hello.
`;
const PLAN = {
  tasks: [
    {
      key: 'greet',
      title: 'Greet whoever comes in',
      criteria: ['AC-1.1'],
      change: ['src/greeter.ts'],
      instructions: 'Say hello.',
    },
    {
      key: 'try',
      title: 'Try it',
      role: 'verify',
      criteria: ['AC-1.1'],
      needs: ['greet'],
      instructions: 'Listen.',
    },
  ],
};
const WRONG = { tasks: [{ ...PLAN.tasks[0], criteria: ['AC-9.9'] }] };
const prompts = createPromptReader('resources/prompts');

/** A repository whose planner is an agent that gives these replies, one a turn; null ends it. */
async function setUp(replies: readonly (string | object | null)[], flavour = '', trusted = true) {
  const { reaper } = await agentBench();
  const repo = await tempRepo({ files: { 'src/greeter.ts': 'export const hello = 1;\n' } });
  const words = replies.map((reply) => (typeof reply === 'object' && reply ? JSON.stringify(reply) : reply));
  await repo.write({ '../replies.json': JSON.stringify(words) });
  const real = await testProject(repo);
  const trust = trusted
    ? { state: 'trusted' as const, at: '2026-11-23T12:00:00.000Z' }
    : { state: 'untrusted' as const };
  // The trust of a project is a person's decision, made here for them.
  const project: OpenProject = { ...real, state: () => ({ ...real.state(), trust }) };
  const code = createCodeService({ projects: { get: () => project }, program: null });
  onTestFinished(() => code.dispose());
  const file = repo.sibling('replies.json');
  const script = resolve('test/fixtures/agents/planningAgent.ts');
  const command = `"${process.execPath}" "${script}" "${file}" ${flavour}`;
  const settings = settingsSchema.parse({
    theme: 'system',
    personName: '',
    singleKeys: true,
    defaultAgent: 'person',
    agents: [{ kind: 'acp', id: 'plans', name: 'Plans', command, environment: {} }],
    interviewer: 'agent:plans',
  });
  const planners = createPlannerSource({
    settings: {
      current: () => settings,
      modelAccess: () => Promise.resolve(null),
      onChange: () => () => undefined,
    },
    prompts,
    reaper,
  });
  const asked = async () =>
    (await repo.read('../replies.json.asked'))
      .trim()
      .split('\n')
      .map((line) => String(JSON.parse(line)));
  const place = { project, specId: '001-greeting', spec: parseSpec(SPEC), plan: null };
  const think = (onDoing: (doing: string) => void = () => undefined) =>
    thinkThrough(
      {
        place,
        by: 'model',
        group: null,
        tasks: null,
        stale: [],
        signal: new AbortController().signal,
        onDoing,
      },
      { code: code.reader, planners, prompts },
    );
  return { repo, asked, think };
}

const BY_RULES = ['Greet people', 'Try the criterion'];

test('an agent plans from a copy it may only read, and its plan is checked', async () => {
  const { think, asked, repo } = await setUp([PLAN]);
  const doing: string[] = [];
  const thought = await think((words) => doing.push(words));
  expect(thought).toMatchObject({ source: 'agent', by: 'Plans, reading only', notice: null });
  expect(thought?.plan.tasks.map(({ title, needs }) => [title, needs])).toEqual([
    ['Greet whoever comes in', []],
    ['Try it', ['T1']],
  ]);
  const [first] = await asked();
  for (const words of ['Only read. Change nothing', 'the greeter SHALL say hello', 'src/greeter.ts'])
    expect(first).toContain(words);
  expect(doing).toEqual(['Starts Plans', 'Thinks the plan through']);
  expect(await repo.git('status', '--porcelain')).toBe('');
});

test('a plan that does not hold goes back to the agent once, with what is wrong about it', async () => {
  const { think, asked } = await setUp([WRONG, PLAN]);
  expect(await think()).toMatchObject({ source: 'agent', notice: null });
  const [, second] = await asked();
  expect(second).toContain('There is no criterion AC-9.9.');
  expect(second).toContain('No task implements AC-1.1.');
});

test.each([
  ['writes no plan, twice', ['no', 'still no'], 'The reply could not be read.'],
  ['mends nothing', [WRONG, WRONG], 'The reply could not be read.'],
  ['ends before it answers', [null], 'before it answered.'],
  ['ends while it mends', [WRONG, null], 'before it answered.'],
  ['says nothing', [''], 'rules'],
])('where an agent %s, the rules plan and say so', async (_when, replies, sentence) => {
  const { think } = await setUp(replies);
  const thought = await think();
  expect(thought?.source).toBe('rules');
  expect(thought?.notice).toContain(sentence);
  expect(thought?.notice).toContain('The plan was drafted by rules instead.');
  expect(thought?.plan.tasks.map(({ title }) => title)).toEqual(BY_RULES);
});

test.each([
  ['offers no mode in which it asks', 'noModes', true, 'offers no mode in which it asks first'],
  ['is in a project nobody trusts', '', false, 'may not read here before you trust this project'],
])('an agent that %s is not let in, and the rules plan', async (_when, flavour, trusted, sentence) => {
  const { think } = await setUp([PLAN], flavour, trusted);
  const thought = await think();
  expect(thought?.source).toBe('rules');
  expect(thought?.notice).toContain(sentence);
});
