import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const BIG_SPEC = '001-big';
/** How many tasks become ready together. */
const WIDE = 40;
const ROLES = ['implement', 'implement', 'implement', 'verify', 'investigate', 'critique'] as const;
const SIZES = ['XS', 'S', 'M', 'L'] as const;

/**
 * A plan of so many tasks as a large project would have it: waves of forty, each task behind one to three of the
 * wave before, two files each, and now and then a file that another task of the wave may change too.
 */
export function bigPlanText(tasks: number): string {
  const lines = ['overture: 1', `spec: ${BIG_SPEC}`, 'tasks:'];
  for (let number = 1; number <= tasks; number += 1) {
    const wave = Math.floor((number - 1) / WIDE);
    const shared = number % 25 === 0 ? number - 1 : number;
    lines.push(
      `  - id: T${number}`,
      `    title: ${number % 3 === 0 ? `Let owners of part ${number} name who may edit its settings` : `Keep part ${number}`}`,
      `    role: ${ROLES[number % ROLES.length]}`,
      `    needs: [${needsOf(number, wave).join(', ')}]`,
      `    criteria: [AC-${1 + (number % 10)}.${1 + (number % 4)}]`,
      `    scope: { change: [src/part${wave}/file${shared}.ts, test/part${wave}/file${number}.test.ts] }`,
      `    estimate: ${SIZES[number % SIZES.length]}`,
      `    instructions: Do what the criterion says for part ${number}, and nothing else.`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function needsOf(number: number, wave: number): readonly string[] {
  if (wave === 0) return [];
  const first = (wave - 1) * WIDE + 1;
  const places = [(number * 7) % WIDE, (number * 7 + 1) % WIDE, (number * 13) % WIDE];
  return [...new Set(places.slice(0, 1 + (number % 3)))].map((place) => `T${first + place}`);
}

/** A repository with a spec of forty criteria and that plan. */
export async function makeBigPlanRepository(folder: string, tasks: number): Promise<void> {
  const specs = join(folder, 'specs', BIG_SPEC);
  await mkdir(specs, { recursive: true });
  await writeFile(join(folder, 'README.md'), '# A large project\n');
  await writeFile(join(specs, 'spec.md'), specText());
  await writeFile(join(specs, 'plan.yaml'), bigPlanText(tasks));
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  git('init', '--initial-branch=main');
  git('add', '.');
  git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', 'commit', '-m', 'start');
}

function specText(): string {
  const requirements = Array.from({ length: 10 }, (_none, index) => {
    const criteria = [1, 2, 3, 4].map(
      (part) =>
        `- **AC-${index + 1}.${part}** WHEN case ${part} comes, the system SHALL answer within 5 seconds.`,
    );
    return `### R${index + 1} Part ${index + 1} answers\n\n${criteria.join('\n')}\n`;
  });
  return `---\noverture: 1\nid: ${BIG_SPEC}\ntitle: A large change\nstatus: draft\n---\n\n# A large change\n\n> Everything at once, please.\n\n## Requirements\n\n${requirements.join('\n')}`;
}
