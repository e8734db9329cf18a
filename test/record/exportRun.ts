import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BASE, type Recording, type RecordedCommit } from '#electron/services/project/sample/recording.ts';
import type { Ledger } from '#electron/storage/ledger.ts';

type Source = {
  readonly repository: string;
  readonly dataFolder: string;
  readonly projectId: string;
  readonly ledger: Ledger;
  readonly startsAt: number;
  /** How many times faster than git's clock the run's went. */
  readonly speed: number;
};

/** Reads the one run of a repository into a recording, with names where it would be different elsewhere. */
export async function exportRun(source: Source, madeFrom: string): Promise<Recording> {
  const { repository, ledger, dataFolder, startsAt, speed } = source;
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: repository, encoding: 'utf8', maxBuffer: 1 << 26 });
  const base = git('rev-parse', 'HEAD').trim();
  const ids = git('rev-list', '--reverse', '--topo-order', '--branches=overture/*', `^${base}`)
    .trim()
    .split('\n');
  const names = new Map([[base, BASE], ...ids.map((id, index) => [id, `c${index + 1}`] as const)]);
  const nameOf = (id: string) => names.get(id) ?? id;
  const open = opener(source, names);
  const streams = [...ledger.streams('run:'), ...ledger.streams('activity:')];
  const briefs = await readdir(join(dataFolder, 'briefs'));
  const entries = streams.map((name) => ({ name, entries: ledger.read(name) }));
  const ends = entries.flatMap((stream) => stream.entries.map(({ at }) => Date.parse(at)));
  return {
    madeFrom,
    lasts: Math.max(...ends) - startsAt,
    commits: ids.map((id): RecordedCommit => {
      const [parents = '', date = '', name = '', email = ''] = git(
        'show',
        '-s',
        '--format=%P%n%ct%n%an%n%ae',
        id,
      ).split('\n');
      const all = parents.split(' ');
      return {
        name: nameOf(id),
        parents: all.map(nameOf),
        after: Math.max(0, Number(date) * 1000 - startsAt) * speed,
        author: { name, email },
        message: open(git('show', '-s', '--format=%B', id).trimEnd()),
        files: changedFiles(git, all[0] ?? '', id),
      };
    }),
    branches: git('for-each-ref', '--format=%(refname:short) %(objectname)', 'refs/heads/overture')
      .trim()
      .split('\n')
      .map((line) => {
        const [name = '', id = ''] = line.split(' ');
        return { name: open(name), commit: nameOf(id) };
      }),
    streams: entries.map((stream) => ({
      name: open(stream.name),
      entries: stream.entries.map(({ at, body }) => ({
        after: Date.parse(at) - startsAt,
        body: openBody(body, open),
      })),
    })),
    briefs: await Promise.all(
      briefs.toSorted().map(async (name) => ({
        name: open(name),
        text: open(await readFile(join(dataFolder, 'briefs', name), 'utf8')),
      })),
    ),
  };
}

function changedFiles(
  git: (...args: string[]) => string,
  parent: string,
  id: string,
): RecordedCommit['files'] {
  const lines = git('diff-tree', '-r', '--no-renames', '--name-status', parent, id).trim();
  if (lines === '') return [];
  return lines.split('\n').map((line) => {
    const [status = '', path = ''] = line.split('\t');
    return { path, text: status === 'D' ? null : git('show', `${id}:${path}`) };
  });
}

/** Who does what comes after the recording is for the person who plays it; what was done stays the recorded agent's. */
function openBody(body: unknown, open: (text: string) => string): unknown {
  const opened = JSON.parse(open(JSON.stringify(body))) as { type?: string; run?: Record<string, unknown> };
  if (opened.type !== 'runStarted' || !opened.run) return opened;
  const tasks = opened.run['tasks'] as readonly Record<string, unknown>[];
  const later = tasks.map((task) => ({
    ...task,
    agentId: task['agentId'] === 'person' ? 'person' : '{{agent}}',
  }));
  return { ...opened, run: { ...opened.run, number: '{{number}}', recorded: true, tasks: later } };
}

const TIME = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g;
const COMMIT = /\b[0-9a-f]{40}\b|(?<=check-)[0-9a-f]{12}\b/g;

function opener(
  { repository, dataFolder, projectId, startsAt }: Source,
  names: ReadonlyMap<string, string>,
): (text: string) => string {
  return (text) =>
    text
      .replaceAll(join(dataFolder, 'workspaces'), '{{workspaces}}')
      .replaceAll(repository, '{{repository}}')
      .replaceAll(projectId, '{{project}}')
      .replaceAll(/\brun-1\b/g, '{{run}}')
      .replace(TIME, (time) => `{{at ${Math.max(0, Date.parse(time) - startsAt)}}}`)
      .replace(COMMIT, (found) => {
        const id = [...names.keys()].find((one) => one.startsWith(found));
        if (!id) return found;
        const name = names.get(id);
        return found.length === 40 ? `{{commit ${name}}}` : `{{commit ${name} ${found.length}}}`;
      });
}
