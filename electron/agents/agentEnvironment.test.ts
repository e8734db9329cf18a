import { expect, test } from 'vitest';
import { agentEnvironment } from './agentEnvironment.ts';

test('gives an agent what its person has set, and nothing of the process that started Overture', () => {
  const source = {
    ANTHROPIC_API_KEY: 'k',
    PATH: '/bin',
    NODE_OPTIONS: '--inspect',
    npm_config_x: '1',
    ELECTRON_RUN_AS_NODE: '1',
    GIT_DIR: '/elsewhere',
  };
  expect(agentEnvironment({ EXTRA: 'yes', PATH: undefined }, source)).toEqual({
    ANTHROPIC_API_KEY: 'k',
    EXTRA: 'yes',
  });
});
