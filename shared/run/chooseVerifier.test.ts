import { expect, test } from 'vitest';
import { type Agent, agentSchema } from '#shared/settings/settings.ts';
import { chooseVerifier } from './chooseVerifier.ts';

const acp = (id: string): Agent =>
  agentSchema.parse({ kind: 'acp', id, name: id.toUpperCase(), command: id, environment: {} });
const command: Agent = agentSchema.parse({
  kind: 'command',
  id: 'script',
  name: 'Script',
  command: 'script',
});
const person: Agent = { kind: 'person', id: 'person', name: 'A person' };
const worker = { id: 'one', name: 'ONE' };

test('whom overture.yaml names comes first, then who did not do the work, then who did', () => {
  const agents = [person, command, acp('one'), acp('two')];
  expect(chooseVerifier(agents, worker, 'script', {})?.agent?.id).toBe('script');
  expect(chooseVerifier(agents, worker, undefined, {})).toEqual({
    agent: acp('two'),
    why: 'TWO verifies it because ONE did the work.',
  });
  expect(chooseVerifier([person, acp('one')], worker, 'gone', {})).toEqual({
    agent: acp('one'),
    why: 'ONE verifies its own work in a new session, for there is no other agent.',
  });
});

test('a person and a command that nobody named verify nothing by themselves', () => {
  expect(chooseVerifier([person, command], worker, 'person', {})).toBeNull();
});

test.each([
  [
    'script',
    { script: [] },
    acp('two'),
    'Script takes no verify tasks in Settings. TWO verifies it because ONE did the work.',
  ],
  [
    undefined,
    { two: ['implement' as const] },
    acp('one'),
    'TWO takes no verify tasks in Settings. ONE verifies its own work in a new session, for there is no other agent.',
  ],
  [
    undefined,
    { one: [], two: [] },
    null,
    'ONE and TWO take no verify tasks in Settings. Nobody verifies the work.',
  ],
])('with %s named, the ticks %j are kept to and told', (wanted, takes, agent, why) => {
  const agents = [person, command, acp('one'), acp('two')];
  expect(chooseVerifier(agents, worker, wanted, takes)).toEqual({ agent, why });
});
