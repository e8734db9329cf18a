import { ok, type Result } from '#shared/contract/result.ts';
import type { Person } from '../git.ts';
import type { GitError } from '../gitError.ts';
import type { RunGit } from '../runGit.ts';

/** The person that git's configuration names; null unless it gives both name and address. */
export async function readIdentity(git: RunGit, folder: string): Promise<Result<Person | null, GitError>> {
  const [name, email] = await Promise.all(
    ['user.name', 'user.email'].map((key) => git(folder, ['config', '--get', key], { accept: [0, 1] })),
  );
  if (name && !name.ok) return name;
  if (email && !email.ok) return email;
  const person = { name: name?.value.stdout.trim() ?? '', email: email?.value.stdout.trim() ?? '' };
  return ok(person.name === '' || person.email === '' ? null : person);
}
