import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const LIVE_SPEC = '001-streams';

/** A repository whose plan has `count` tasks that may all run at once; each agent writes `rate` words a second. */
export async function makeLiveRepository(folder: string, count: number, rate: number): Promise<void> {
  const spec = join(folder, 'specs', LIVE_SPEC);
  await mkdir(spec, { recursive: true });
  const ids = Array.from({ length: count }, (_, index) => index + 1);
  const criteria = ids.map(
    (id) =>
      `### R${id} Stream ${id}\n\n- **AC-${id}.1** The system SHALL stream ${id}.\n  - shown by: a person\n`,
  );
  await writeFile(
    join(spec, 'spec.md'),
    `# Streams\n\n> Stream a lot.\n\n## Requirements\n\n${criteria.join('\n')}`,
  );
  const tasks = ids.map(
    (id) => `  - id: T${id}
    title: Stream ${id}
    role: implement
    criteria: [AC-${id}.1]
    scope: { change: [src/s${id}.txt], read: [] }
    instructions: |
      > pour ${rate}
`,
  );
  await writeFile(join(spec, 'plan.yaml'), `overture: 1\nspec: ${LIVE_SPEC}\ntasks:\n${tasks.join('')}`);
  await writeFile(
    join(folder, 'overture.yaml'),
    `overture: 1\ncommands: { test: "true" }\nlimits: { agents: ${Math.min(32, count)} }\n`,
  );
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@localhost', ...args], {
      cwd: folder,
    });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '-A');
  git('commit', '--quiet', '-m', 'Streams');
}
