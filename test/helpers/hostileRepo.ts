import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TempRepo, tempRepo } from './tempRepo.ts';

const HOOKS = [
  'pre-commit',
  'prepare-commit-msg',
  'commit-msg',
  'post-commit',
  'post-checkout',
  'post-merge',
  'post-rewrite',
  'reference-transaction',
  'post-index-change',
  'pre-merge-commit',
  'fsmonitor-watchman',
];

/** A repository that tries to run a program at every place git offers; each try would leave a file in `markers`. */
export async function hostileRepo(): Promise<{ repo: TempRepo; markers: string }> {
  const repo = await tempRepo({ files: { 'a.txt': 'one\n', 'b.txt': 'two\n' } });
  const markers = repo.sibling('markers');
  await mkdir(markers);
  const script = async (name: string, more = '') => {
    const path = repo.sibling(`evil-${name}`);
    await writeFile(path, `#!/bin/sh\ntouch '${markers}/${name}'\n${more}\n`);
    await chmod(path, 0o755);
    return path;
  };
  await repo.commit({ '.gitattributes': '*.txt filter=evil diff=evil merge=evil\n*.new hook=x\n' });
  const hooks = join(repo.path, '.git', 'evil-hooks');
  await mkdir(hooks);
  for (const name of HOOKS) {
    for (const folder of [hooks, join(repo.path, '.git', 'hooks')]) {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, name), `#!/bin/sh\ntouch '${markers}/hook-${name}'\n`);
      await chmod(join(folder, name), 0o755);
    }
  }
  const settings = await programsOf(hooks, script);
  const config = Object.entries(settings).map(([key, value]) => {
    const [, section = '', middle, name = ''] = /^([^.]+)(?:\.(.+))?\.([^.]+)$/.exec(key) ?? [];
    return `[${section}${middle ? ` "${middle}"` : ''}]\n\t${name} = "${value.replaceAll('"', '\\"')}"\n`;
  });
  const file = join(repo.path, '.git', 'config');
  const own = (await readFile(file, 'utf8')).replace(
    'repositoryformatversion = 0',
    'repositoryformatversion = 1',
  );
  await writeFile(file, `${own}${config.join('')}`);
  return { repo, markers };
}

/** The settings of a repository that name a program, or let one be named. */
async function programsOf(
  hooks: string,
  script: (name: string, more?: string) => Promise<string>,
): Promise<Readonly<Record<string, string>>> {
  return {
    'core.hooksPath': hooks,
    'core.fsmonitor': await script('fsmonitor'),
    'core.sshCommand': await script('ssh'),
    'core.gitProxy': await script('proxy'),
    'core.askPass': await script('askpass'),
    'core.editor': await script('editor'),
    'core.pager': await script('pager'),
    'diff.external': await script('external-diff'),
    'diff.evil.command': await script('diff-command'),
    'diff.evil.textconv': await script('textconv', 'cat "$1"'),
    'filter.evil.clean': await script('clean', 'tr a-z A-Z'),
    'filter.evil.smudge': await script('smudge', 'tr a-z A-Z'),
    'filter.evil.process': await script('process'),
    'filter.evil.required': 'true',
    'merge.evil.driver': `${await script('merge-driver')} %O %A %B`,
    'gpg.program': await script('gpg'),
    'commit.gpgSign': 'true',
    'log.showSignature': 'true',
    'credential.helper': `!${await script('credential')}`,
    'alias.status': `!${await script('alias')}`,
    'alias.evil': `!${await script('alias')}`,
    'hook.evil.command': await script('configured-hook'),
    'hook.evil.event': 'pre-commit',
    'remote.origin.url': `ext::${await script('ext')}`,
    'remote.origin.promisor': 'true',
    'remote.origin.uploadpack': await script('uploadpack'),
    'extensions.partialClone': 'origin',
    'protocol.ext.allow': 'always',
    'uploadpack.packObjectsHook': await script('pack-objects'),
    'submodule.recurse': 'true',
    'gc.auto': '1',
  };
}

/** Two commits on HEAD that change a.txt differently, written without passing any filter. */
export async function clashingCommits(repo: TempRepo): Promise<readonly [string, string]> {
  const commitWith = async (text: string) => {
    await writeFile(repo.sibling('blob'), text);
    const blob = (await repo.git('hash-object', '-w', '--no-filters', repo.sibling('blob'))).trim();
    const entries = (await repo.git('ls-tree', 'HEAD')).replace(/[0-9a-f]{40}(?=\ta\.txt)/, blob);
    const tree = execFileSync('git', ['mktree'], { cwd: repo.path, input: entries }).toString().trim();
    return (await repo.git('commit-tree', tree, '-p', 'HEAD', '-m', text)).trim();
  };
  return [await commitWith('LEFT\n'), await commitWith('RIGHT\n')];
}
