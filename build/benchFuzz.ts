import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Sends made-up messages to every method of the contract: `npm run bench:fuzz [messages] [seconds a method]`. */
const [messages = '10000', seconds = '60'] = process.argv.slice(2);
const root = join(import.meta.dirname, '..');
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const test = 'test/integration/hostileRequests.test.ts';
const done = spawnSync(
  process.execPath,
  [vitest, 'run', '--project', 'integration', test, '-t', 'made up by chance'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, OVERTURE_FUZZ: messages, OVERTURE_FUZZ_SECONDS: seconds },
  },
);
process.exitCode = done.status ?? 1;
