import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs every property test on new random cases, as many rounds as asked for; a failure prints the seed that shows it. */
const root = join(import.meta.dirname, '..');
const rounds = Number(process.argv[2] ?? 1);
const files = globSync('{shared,electron,renderer,test}/**/*.test.ts', { cwd: root }).filter((file) =>
  readFileSync(join(root, file), 'utf8').includes("from 'fast-check'"),
);

let failed = 0;
for (let round = 1; round <= rounds; round += 1) {
  console.log(`\n— Round ${round} of ${rounds}: ${files.length} files`);
  const { status } = spawnSync(join(root, 'node_modules/.bin/vitest'), ['run', '--reporter=dot', ...files], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, OVERTURE_SEED: 'random' },
  });
  if (status !== 0) failed += 1;
}
console.log(`${rounds - failed} of ${rounds} rounds found nothing.`);
process.exitCode = failed > 0 ? 1 : 0;
