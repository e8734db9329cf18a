import { expect, test } from 'vitest';
import { departures } from './departures.ts';
import { type Agent, type ModelSettings, withBuiltIn } from './settings.ts';

const PERSON: Agent = { kind: 'person', id: 'person', name: 'A person' };
const OPENCODE: Agent = { kind: 'acp', id: 'opencode', name: 'OpenCode', command: 'x', environment: {} };
const SCRIPT: Agent = { kind: 'command', id: 'script', name: 'Script', command: 'x' };

const at = (address: string): ModelSettings => ({
  address,
  model: 'large',
  hasKey: false,
  keyEnd: '',
  keyLasts: true,
  prices: null,
});
const AWAY = at('https://models.example.com/v1');
const HERE = at('http://127.0.0.1:11434/v1');

/** “when → to”, one for each departure. */
const told = (...given: Parameters<typeof departures>) =>
  departures(...given).map(({ when, to }) => `${when} → ${to}`);

test('without a model and an agent nothing leaves', () => {
  expect(departures({ model: null, interviewer: 'guided', agents: [PERSON] })).toEqual([]);
});

test('a model on this machine is nobody else', () => {
  expect(told({ model: HERE, interviewer: 'model', agents: withBuiltIn([PERSON], true) })).toEqual([]);
});

test('a model elsewhere gets the interview, and the tasks of the built-in agent', () => {
  expect(told({ model: AWAY, interviewer: 'model', agents: withBuiltIn([PERSON], true) })).toEqual([
    'The interview, and plans you have drafted → large at models.example.com',
    'Tasks of the Built-in agent → large at models.example.com',
  ]);
});

test('with a guided interview the built-in agent still talks to its model', () => {
  const agents = withBuiltIn([PERSON], true);
  const [only, ...others] = departures({ model: AWAY, interviewer: 'guided', agents });
  expect(others).toEqual([]);
  expect(only).toEqual({
    when: 'Tasks of the Built-in agent',
    to: 'large at models.example.com',
    what: ['the task and its criteria', 'the files it reads and changes', 'what your checks print'],
  });
});

test('an agent that leads the interview gets a copy to read, and each agent its tasks', () => {
  expect(
    departures({ model: null, interviewer: 'agent:opencode', agents: [PERSON, OPENCODE, SCRIPT] }),
  ).toMatchObject([
    { to: 'OpenCode', what: ['the spec and your answers', 'a copy of the committed files, to read'] },
    { when: 'Tasks of OpenCode', to: null },
    { when: 'Tasks of Script', to: null },
  ]);
});

test('who was chosen to lead and cannot is sent nothing of the interview', () => {
  expect(told({ model: null, interviewer: 'agent:script', agents: [PERSON, SCRIPT] })).toEqual([
    'Tasks of Script → null',
  ]);
});
