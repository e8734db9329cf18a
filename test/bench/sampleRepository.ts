import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const SPEC_ID = '001-settings-editors';

/** A small repository with one spec of forty criteria, as a person has it after some weeks. */
export async function makeSampleRepository(folder: string): Promise<void> {
  await mkdir(join(folder, 'specs', SPEC_ID), { recursive: true });
  await writeFile(join(folder, 'README.md'), '# Sample\n');
  await writeFile(join(folder, 'specs', SPEC_ID, 'spec.md'), sampleSpec());
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  git('init', '--initial-branch=main');
  git('add', '.');
  git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', 'commit', '-m', 'start');
}

/** A spec of forty criteria. */
export function sampleSpec(): string {
  const requirements = Array.from({ length: 10 }, (_none, index) => {
    const number = index + 1;
    const criteria = [1, 2, 3, 4].map(
      (part) =>
        `- **AC-${number}.${part}** WHEN case ${part} comes, the system SHALL answer within 5 seconds.\n  - shown by: a person`,
    );
    return `### R${number} Requirement ${number}\nWhat it is about, in a sentence.\n\n${criteria.join('\n')}\n`;
  });
  return `---
overture: 1
id: ${SPEC_ID}
title: Who can edit workspace settings
status: draft
---

# Who can edit workspace settings

> Customers need better control over who can edit workspace settings.

## Why
People who are not owners change settings by mistake.

## Scope
### In
- Roles

## Requirements

${requirements.join('\n')}`;
}
