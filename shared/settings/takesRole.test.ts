import { expect, test } from 'vitest';
import { takesRole, withoutAgent, withRole } from './takesRole.ts';

test.each([
  [{}, 'codex', true],
  [{ codex: ['implement' as const] }, 'codex', false],
  [{ codex: ['verify' as const] }, 'codex', true],
  [{ codex: [] }, 'codex', false],
  [{ codex: [] }, 'claude', true],
  [{ person: [] }, 'person', true],
])('with the ticks %j, %s takes verify tasks: %s', (takes, agentId, expected) => {
  expect(takesRole(takes, agentId, 'verify')).toBe(expected);
});

test('the first tick that is taken away names the four others, and the last that comes back names none', () => {
  const four = withRole({ claude: ['debug'] }, 'codex', 'verify', false);
  expect(four).toEqual({ claude: ['debug'], codex: ['investigate', 'implement', 'critique', 'debug'] });
  expect(withRole(four, 'codex', 'verify', false)).toEqual(four);
  expect(withRole(four, 'codex', 'verify', true)).toEqual({ claude: ['debug'] });
  expect(withoutAgent(four, 'codex')).toEqual({ claude: ['debug'] });
});
