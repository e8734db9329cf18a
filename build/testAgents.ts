import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AGENTS_FOLDER, isInstalled, REAL_AGENTS } from '../test/agents/realAgents.ts';

/** Installs the agent programs that the tests drive, each in a folder of its own, then runs those tests. */
const root = join(import.meta.dirname, '..');
const shell = process.platform === 'win32';

for (const agent of REAL_AGENTS) {
  if (isInstalled(agent)) continue;
  const folder = join(AGENTS_FOLDER, agent.id);
  console.log(`Installs ${agent.name} in ${folder}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--no-audit', '--no-fund', ...agent.packages];
  const { status } = spawnSync('npm', args, { cwd: folder, stdio: 'inherit', shell });
  if (status !== 0) console.error(`${agent.name} could not be installed; its test is skipped.`);
}

const vitest = join(root, 'node_modules', '.bin', 'vitest');
const done = spawnSync(vitest, ['run', '--project', 'agents'], { cwd: root, stdio: 'inherit', shell });
process.exitCode = done.status ?? 1;
