import { expect, test } from 'vitest';
import { freeAgentId } from './freeAgentId.ts';

test.each([
  ['Claude Code', [], 'claude-code'],
  ['Claude Code', ['claude-code', 'claude-code-2'], 'claude-code-3'],
  ['代理', [], 'agent'],
])('gives %s beside %j the id %s', (name, taken, id) => {
  expect(freeAgentId(name, taken)).toBe(id);
});
