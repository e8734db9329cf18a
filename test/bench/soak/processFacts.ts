import { readdir, readFile, readlink } from 'node:fs/promises';

export type ProcessFacts = {
  readonly residentMb: number;
  readonly threads: number;
  readonly handles: number;
  /** Files and folders the system watches for it. */
  readonly watches: number;
  /** Processes below it, however deep. */
  readonly children: number;
};

/** What Linux knows of a process; see proc(5) and inotify(7). */
export async function processFacts(pid: number): Promise<ProcessFacts> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const number = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? Number.NaN);
  return {
    residentMb: number('VmRSS') / 1024,
    threads: number('Threads'),
    handles: (await readdir(`/proc/${pid}/fd`)).length,
    watches: await countWatches(pid),
    children: await countChildren(pid),
  };
}

/** What its handles lead to, for finding who left one open. */
export async function handlesOf(pid: number): Promise<readonly string[]> {
  const names = await readdir(`/proc/${pid}/fd`);
  return Promise.all(names.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => 'gone')));
}

async function countWatches(pid: number): Promise<number> {
  const names = await readdir(`/proc/${pid}/fdinfo`);
  const texts = await Promise.all(
    names.map((name) => readFile(`/proc/${pid}/fdinfo/${name}`, 'utf8').catch(() => '')),
  );
  return texts.reduce((sum, text) => sum + (text.match(/^inotify /gm)?.length ?? 0), 0);
}

async function countChildren(pid: number): Promise<number> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')),
  );
  const own = lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number));
  const below = await Promise.all(own.map(countChildren));
  return own.length + below.reduce((sum, count) => sum + count, 0);
}
