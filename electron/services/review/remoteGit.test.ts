import { once } from 'node:events';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runTestGit, tempRepo } from '#test/helpers/tempRepo.ts';
import { fetchBranches } from './branch/fetchBranches.ts';
import { askRemoteProgram, runRemoteGit } from './remoteGit.ts';

/** A repository whose own settings want to run programs when `url` is reached; what ran leaves its name in `markers`. */
async function hostile(url: string, settings: Readonly<Record<string, string>>) {
  const repo = await tempRepo({ files: { 'a.txt': 'one\n' } });
  const markers = repo.sibling('markers');
  await mkdir(markers);
  const script = async (name: string) => {
    const path = repo.sibling(name);
    await writeFile(path, `#!/bin/sh\ntouch '${markers}/${name}'\nexit 1\n`);
    await chmod(path, 0o755);
    return path;
  };
  await repo.git('init', '--quiet', '--bare', repo.sibling('remote.git'));
  await repo.git('push', '--quiet', repo.sibling('remote.git'), 'main', 'main:refs/pull/7/head');
  const filled = async (text: string) =>
    text.replace('{evil}', await script('evil')).replace('{remote}', repo.sibling('remote.git'));
  await repo.git('config', 'remote.origin.url', await filled(url));
  await repo.git('config', 'remote.origin.fetch', '+refs/heads/*:refs/remotes/origin/*');
  for (const [key, value] of Object.entries(settings)) await repo.git('config', key, await filled(value));
  useHome(repo.env);
  return { repo, script, ran: () => readdir(markers) };
}

/** What the person has set is read from their home, as everywhere. */
function useHome(env: Readonly<Record<string, string>>): void {
  const before = Object.fromEntries(Object.keys(env).map((name) => [name, process.env[name]]));
  Object.assign(process.env, env);
  onTestFinished(() => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });
}

/** A place that wants a name and a password. */
async function locked(): Promise<string> {
  const server = createServer((_request, response) =>
    response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end(),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/x.git`;
}

test.each([
  ['core.sshCommand', 'ssh://127.0.0.1:1/x.git', { 'core.sshCommand': '{evil}' }],
  ['core.gitProxy', 'git://127.0.0.1:1/x.git', { 'core.gitProxy': '{evil}' }],
  ['credential.helper', 'locked', { 'credential.helper': '!{evil}' }],
  ['core.askPass', 'locked', { 'core.askPass': '{evil}' }],
  ['remote.origin.uploadpack', '{remote}', { 'remote.origin.uploadpack': '{evil}' }],
  ['an ext:: address', 'ext::{evil}', { 'protocol.ext.allow': 'always' }],
  ['a hook', '{remote}', { 'core.hooksPath': '{hooks}' }],
])(
  'fetching runs nothing that the repository itself names: %s',
  async (_name, url, settings: Readonly<Record<string, string>>) => {
    const { repo, script, ran } = await hostile(url === 'locked' ? await locked() : url, settings);
    if ('core.hooksPath' in settings) {
      await mkdir(repo.sibling('hooks'));
      await writeFile(
        join(repo.sibling('hooks'), 'reference-transaction'),
        `exec '${await script('evil')}'\n`,
      );
      await chmod(join(repo.sibling('hooks'), 'reference-transaction'), 0o755);
      await repo.git('config', 'core.hooksPath', repo.sibling('hooks'));
    }
    await fetchBranches(repo.path, null);
    await fetchBranches(repo.path, 7);
    expect(await ran()).toEqual([]);
    const plain = ['fetch', '--quiet', 'origin', '+refs/pull/7/head:refs/remotes/origin/plain'];
    await runTestGit(repo.path, plain, { ...repo.env, GIT_TERMINAL_PROMPT: '0' }).catch(() => '');
    expect(await ran()).toEqual(['evil']);
  },
);

test('pushing runs neither its hook nor the program it names for the other side', async () => {
  const { repo, script, ran } = await hostile('{remote}', { 'remote.origin.receivepack': '{evil}' });
  await mkdir(join(repo.path, '.git/hooks'), { recursive: true });
  await writeFile(join(repo.path, '.git/hooks/pre-push'), `#!/bin/sh\nexec '${await script('evil')}'\n`);
  await chmod(join(repo.path, '.git/hooks/pre-push'), 0o755);
  expect(await runRemoteGit(repo.path, 'push', ['--porcelain', '--', 'origin', 'main:mine'])).toMatchObject({
    ok: true,
  });
  expect(await ran()).toEqual([]);
  await runTestGit(repo.path, ['push', '--quiet', 'origin', 'main:plain'], repo.env).catch(() => '');
  expect(await ran()).toEqual(['evil']);
});

test('a program that works on the repository with git runs nothing its files name', async () => {
  const { repo, ran } = await hostile('{remote}', { 'core.fsmonitor': '{evil}' });
  await writeFile(join(repo.path, 'new.txt'), 'x\n');
  expect(await askRemoteProgram(repo.path, 'git', ['status', '--porcelain'])).toBe('?? new.txt');
  expect(await ran()).toEqual([]);
});

test('what the person has set for themselves is used, also where the repository says otherwise', async () => {
  const ssh = await hostile('ssh://127.0.0.1:1/x.git', { 'core.sshCommand': '{evil}' });
  await ssh.repo.git('config', '--global', 'core.sshCommand', await ssh.script('own'));
  expect(await fetchBranches(ssh.repo.path, null)).toMatchObject({ ok: false });
  expect(await ssh.ran()).toEqual(['own']);

  const helper = await hostile(await locked(), { 'credential.helper': '!{evil}' });
  await helper.repo.git('config', '--global', 'credential.helper', `!${await helper.script('own')}`);
  expect(await fetchBranches(helper.repo.path, 7)).toMatchObject({ ok: false });
  expect(await helper.ran()).toEqual(['own']);
});
