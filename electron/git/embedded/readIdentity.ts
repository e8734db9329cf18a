import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as git from 'isomorphic-git';
import { ok, type Result } from '#shared/contract/result.ts';
import type { Environment } from '#electron/process/childEnvironment.ts';
import type { Person } from '../git.ts';
import type { GitError } from '../gitError.ts';
import { access, attempt, type EmbeddedRepository } from './embeddedRepository.ts';

/** The person whom the repository's or the user's own configuration names; its includes are not followed. */
export async function readIdentity(
  repository: EmbeddedRepository,
  env: Environment,
): Promise<Result<Person | null, GitError>> {
  const missing: GitError = { code: 'notARepository', path: repository.dir };
  const own = await attempt(repository, missing, async () => {
    const [name, email] = await Promise.all(
      ['user.name', 'user.email'].map((path) => git.getConfig({ ...access(repository), path })),
    );
    return { name: textOf(name), email: textOf(email) };
  });
  if (!own.ok) return own;
  const user = await readUserConfiguration(env);
  const name = own.value.name ?? user.name;
  const email = own.value.email ?? user.email;
  return ok(name && email ? { name, email } : null);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

async function readUserConfiguration(env: Environment): Promise<Partial<Person>> {
  const home = env['HOME'] ?? homedir();
  const folder = env['XDG_CONFIG_HOME'] ?? join(home, '.config');
  // The later file wins; see git-config(1).
  const files = [join(folder, 'git', 'config'), join(home, '.gitconfig')];
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  return Object.assign({}, ...texts.map(parseUserSection)) as Partial<Person>;
}

/** `name` and `email` of the section `[user]`. */
export function parseUserSection(text: string): Partial<Person> {
  const found: { name?: string; email?: string } = {};
  let section = '';
  for (const line of text.split(/\r?\n/)) {
    section = /^\s*\[(?<name>[^\]]*)\]/.exec(line)?.groups?.['name']?.trim().toLowerCase() ?? section;
    const pair = /^\s*(?<key>name|email)\s*=\s*(?<value>.*)$/i.exec(line)?.groups;
    if (section !== 'user' || !pair) continue;
    const value = (pair['value'] ?? '').replace(/\s+[#;].*$/, '').trim();
    found[(pair['key'] ?? '').toLowerCase() as 'name' | 'email'] = value.replace(/^"(.*)"$/, '$1');
  }
  return found;
}
