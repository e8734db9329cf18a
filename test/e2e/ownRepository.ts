import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freshFolder, git } from './steps.ts';

/** A repository that a person brings along, with its spec and plan already in it. */
export function ownRepository(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const path = join(freshFolder(), name);
  mkdirSync(path);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), text);
  }
  git(path, 'init', '--quiet', '--initial-branch=main');
  git(path, 'config', 'user.name', 'Priya Nair');
  git(path, 'config', 'user.email', 'priya@example.org');
  git(path, 'add', '-A');
  git(path, 'commit', '--quiet', '-m', 'First version');
  return path;
}

export type OwnTask = {
  readonly id: string;
  readonly title: string;
  readonly change: string;
  readonly criteria?: string;
  readonly more?: readonly string[];
  /** Lines of its instructions, which the agents of the tests do one by one. */
  readonly lines: readonly string[];
};

export function planOf(spec: string, tasks: readonly OwnTask[]): string {
  const written = tasks.map(
    ({ id, title, change, criteria = '', more = [], lines }) => `  - id: ${id}
    title: ${title}
    role: implement
    criteria: [${criteria}]
    scope: { change: [${change}] }
${more.map((line) => `    ${line}\n`).join('')}    instructions: |
${lines.map((line) => `      ${line}\n`).join('')}`,
  );
  return `overture: 1\nspec: ${spec}\ntasks:\n${written.join('')}`;
}

/** A small spec; each criterion has its words and what shows it. */
export function specOf(
  id: string,
  title: string,
  criteria: readonly (readonly [id: string, words: string, shownBy: string])[],
): string {
  const items = criteria.map(
    ([criterion, words, way]) => `- **${criterion}** ${words}\n  - shown by: ${way}\n`,
  );
  return `---
overture: 1
id: ${id}
title: ${title}
status: approved
---

# ${title}

## Requirements

### R1 ${title}

${items.join('')}`;
}
