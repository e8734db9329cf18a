import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHost } from '#electron/host/host.ts';
import { memoryChannelPair } from '#shared/contract/memoryChannel.ts';
import { createClient } from '#shared/contract/createClient.ts';
import { type OvertureContract, overtureContract } from '#shared/contract/overtureContract.ts';
import { createReplyReader } from '#shared/contract/replyReader.ts';
import { specFixture } from './specFixture.ts';
import { tempRepo } from './tempRepo.ts';
import { testShell } from './testShell.ts';

export const SECRET = 'the-secret-nobody-may-read';

export type Reply = { readonly type: string; readonly id: number } & Readonly<Record<string, unknown>>;

/** The real host on a real repository, beside a folder that no request may read or change. */
export interface HostileHost extends AsyncDisposable {
  readonly projectId: string;
  readonly specId: string;
  readonly repo: string;
  /** Holds `secret.txt`, a spec and a plan; the repository has links into it. */
  readonly outside: string;
  /** A folder that a person may choose as a place for something new. */
  readonly chosen: string;
  /** What the log was told that should never happen. */
  readonly failures: string[];
  /** Sends one request as it is and resolves with the first reply; a stream is let go after that. */
  ask(type: 'call' | 'open', method: string, input: unknown): Promise<Reply>;
  /** Sends anything at all. */
  send(message: unknown): void;
  /** One hash over the folder outside and over git's own settings. */
  untouched(): Promise<string>;
}

export async function openHostileHost(): Promise<HostileHost> {
  const base = await realpath(await mkdtemp(join(tmpdir(), 'overture-hostile-')));
  const outside = join(base, 'outside');
  const chosen = join(base, 'chosen');
  for (const folder of [outside, chosen]) await mkdir(folder);
  for (const name of ['secret.txt', 'spec.md', 'plan.yaml']) await writeFile(join(outside, name), SECRET);
  const specId = '001-settings-editors';
  const repo = await tempRepo({
    files: { [`specs/${specId}/spec.md`]: specFixture('settings-editors.md'), 'src/a.ts': 'export {};\n' },
  });
  await repo.git('config', 'remote.origin.url', `https://${SECRET}@example.com/a.git`);
  await symlink(join(outside, 'secret.txt'), join(repo.path, 'link.txt'));
  await symlink(outside, join(repo.path, 'linked'));
  await symlink(outside, join(repo.path, 'specs', '002-linked'));

  const failures: string[] = [];
  const said = console.error;
  console.error = (...words: unknown[]) =>
    void failures.push(
      words
        .map(describe)
        .join(' ')
        .replace(/(.)\1{40,}/g, '$1…'),
    );
  const host = await createHost({ dataDir: join(base, 'data'), shell: testShell });
  const [page, far] = memoryChannelPair();
  host.connect(far);
  const client = createClient<OvertureContract>(page, createReplyReader(overtureContract));
  const opened = await client.project.open({ path: repo.path });
  if (!opened.ok) throw new Error(opened.error.code);

  const waiting = new Map<number, (reply: Reply) => void>();
  const [wire, wireFar] = memoryChannelPair();
  host.connect(wireFar);
  wire.onMessage((message) => {
    const reply = message as Reply;
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });
  let lastId = 0;
  return {
    projectId: opened.value.id,
    specId,
    repo: repo.path,
    outside,
    chosen,
    failures,
    ask(type, method, input) {
      const id = ++lastId;
      return new Promise((resolve) => {
        waiting.set(id, (reply) => {
          if (type === 'open') wire.send({ type: 'cancel', id });
          resolve(reply);
        });
        // As over a socket: what JSON cannot say does not arrive.
        wire.send(JSON.parse(JSON.stringify({ type, id, method, input })));
      });
    },
    send: (message) => wire.send(message),
    untouched: () => hashOf([outside, join(repo.path, '.git', 'config'), join(repo.path, '.git', 'hooks')]),
    async [Symbol.asyncDispose]() {
      wire.close();
      page.close();
      await host.close();
      console.error = said;
      await repo[Symbol.asyncDispose]();
      await rm(base, { recursive: true, force: true });
    },
  };
}

function describe(word: unknown): string {
  return word instanceof Error ? (word.stack ?? word.message) : String(word);
}

async function hashOf(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null);
    const files = entries
      ? entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
      : [path];
    for (const file of files.toSorted()) {
      hash.update(file).update(await readFile(file).catch(() => 'not there'));
    }
    hash.update(`${entries?.length ?? 0}`);
  }
  return hash.digest('hex');
}
