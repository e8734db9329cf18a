import { execFileSync } from 'node:child_process';
import type { TempRepo } from './tempRepo.ts';

/** Files of a commit by path; of a submodule the content is the commit it stands at. */
export type Tree = Readonly<Record<string, { readonly mode: string; readonly content: string | Buffer }>>;

/** Makes a commit and two on it that hold these files and no others, and gives the ids of those two. */
export function withTrees(repo: TempRepo, base: Tree, ours: Tree, theirs: Tree): readonly [string, string] {
  const streams = [
    commit('base', base, null),
    commit('ours', ours, 'base'),
    commit('theirs', theirs, 'base'),
  ];
  const options = { cwd: repo.path, env: { ...process.env, ...repo.env } };
  execFileSync('git', ['fast-import', '--quiet', '--force'], { ...options, input: Buffer.concat(streams) });
  const [left, right] = execFileSync('git', ['rev-parse', 'ours', 'theirs'], { ...options, encoding: 'utf8' })
    .trim()
    .split('\n') as [string, string];
  return [left, right];
}

function commit(branch: string, tree: Tree, parent: string | null): Buffer {
  const author = 'Ada <ada@overture.example> 1700000000 +0000';
  const head = [
    `commit refs/heads/${branch}`,
    `committer ${author}`,
    'data 0',
    ...(parent === null ? [] : [`from refs/heads/${parent}`]),
    'deleteall',
  ];
  const files = Object.entries(tree).map(([path, { mode, content }]) => {
    const name = JSON.stringify(path);
    if (mode === '160000') return Buffer.from(`M ${mode} ${String(content)} ${name}\n`);
    const bytes = Buffer.from(content);
    return Buffer.concat([
      Buffer.from(`M ${mode} inline ${name}\ndata ${bytes.length}\n`),
      bytes,
      Buffer.from('\n'),
    ]);
  });
  return Buffer.concat([Buffer.from(`${head.join('\n')}\n`), ...files, Buffer.from('\n')]);
}
