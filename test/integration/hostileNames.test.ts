import { execFileSync } from 'node:child_process';
import { readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { overtureContract } from '#shared/contract/overtureContract.ts';
import type { Procedure, Stream } from '#shared/contract/procedure.ts';
import type { Run } from '#shared/run/run.ts';
import { type HostileHost, openHostileHost, type Reply, SECRET } from '#test/helpers/hostileHost.ts';
import { hostilePaths, hostileRefs } from '#test/helpers/hostilePaths.ts';
import { inputsOf, shapeOf, textPlaces, withText } from '#test/helpers/schemaInputs.ts';

/**
 * Paths, refs and names in requests about a trusted project with a run in it, so that they get past “there is no such
 * attempt” and “not trusted”, to git and to the disk. Whoever adds such a method adds it here.
 */
const NAMED = [
  'project.readFile path',
  'spec.textAt commit',
  'spec.changedBy from',
  'spec.changedBy to',
  'foreign.import path',
  'foreign.previewExport folder',
  'foreign.export folder',
  'handover.preview commit',
  'handover.picture path',
  'run.bringBack ref',
  'review.file path',
  'review.editFile path',
  'review.branch head',
  'review.branch base',
  'review.branchNow head',
  'review.branchNow commit',
  'review.between from',
  'review.between to',
  'review.fileBetween from',
  'review.fileBetween to',
  'review.fileBetween path',
  'review.keepReport head',
  'review.keepReport name',
  'review.removeReport head',
  'review.removeReport name',
  'review.commentOnBranch head',
  'review.commentOnBranch base',
  'review.commentOnBranch commit',
  'review.commentOnBranch anchor.path',
  'review.removeBranchComment head',
  'review.landing order.0',
  'review.comment anchor.path',
  'review.allowPath path',
  'review.split parts.commit',
  'review.split paths.0',
  'review.keepChoices choices.tip',
  'review.keepChoices choices.commit',
  'review.keepChoices choices.places.0.path',
  'review.settle tip',
  'review.settle commit',
  'review.settle files.0.path',
];
const WORDS = /^(?:path|paths|folder|parent|head|base|from|to|commit|tip|ref|order|name)$/;
/** Folders that a person chooses, which the test of every method looks after, and names that are no file's. */
const ELSEWHERE = [
  'project.listFolders path',
  'project.open path',
  'project.startHistory path',
  'project.createSample parent',
  'handover.save commit',
  'handover.save folder',
  'project.saveCommands commands.0.name',
  'settings.saveAgent agent.name',
  'spec.create attachments.0.name',
  'brief.read name',
];

const methods = new Map<string, Procedure | Stream>(
  Object.entries(overtureContract).flatMap(([feature, named]) =>
    Object.entries(named as Record<string, Procedure | Stream>).map(
      ([name, shape]) => [`${feature}.${name}`, shape] as const,
    ),
  ),
);

let host: HostileHost;
let repository: string;
let before: string;
let known: Readonly<Record<string, unknown>>;

const git = (...args: string[]) => execFileSync('git', args, { cwd: repository, encoding: 'utf8' }).trim();

beforeAll(async () => {
  host = await openHostileHost();
  const sample = valueOf(await host.ask('call', 'project.createSample', { parent: host.chosen })) as {
    readonly id: string;
    readonly path: string;
    readonly commandsHash: string;
  };
  repository = sample.path;
  const { outside } = host;
  const link = async () => {
    await symlink(join(outside, 'secret.txt'), join(repository, 'link.txt'));
    await symlink(outside, join(repository, 'linked'));
    await symlink(outside, join(repository, 'specs', '002-linked'));
  };
  git('checkout', '--quiet', '-b', 'links');
  await link();
  git('add', '--all');
  git('-c', 'user.name=Ada', '-c', 'user.email=ada@overture.example', 'commit', '--quiet', '-m', 'Links');
  git('checkout', '--quiet', 'main');
  await link();
  const projectId = sample.id;
  const { commandsHash } = sample;
  valueOf(await host.ask('call', 'project.trust', { projectId, commandsHash }));
  const [specId = ''] = (await readdir(join(repository, 'specs'))).toSorted();
  const { run } = valueOf(await host.ask('open', 'run.watch', { projectId, specId })) as { run: Run };
  const attempt = run.attempts.findLast(({ state }) => state === 'inReview');
  const commit = git('rev-parse', 'main');
  known = {
    projectId,
    specId,
    runId: run.id,
    attemptId: attempt?.id,
    by: 'Ada',
    as: 'text',
    text: 'TAP version 13\nok 1 - AC-1.1 holds\n1..1\n',
    reason: 'Seen',
    path: 'README.md',
    id: '',
    head: 'links',
    base: 'main',
    commit,
    from: commit,
    to: git('rev-parse', 'links'),
    tip: commit,
    name: 'ci.tap',
    taskId: null,
  };
  before = await surroundings();
});
afterAll(() => host[Symbol.asyncDispose]());
afterEach(async () => {
  expect(host.failures.splice(0)).toEqual([]);
  expect(await surroundings()).toBe(before);
});

/** All that no name may change: what lies around the project, git's own files, its branches and the workspaces' commits. */
async function surroundings(): Promise<string> {
  const config = await readFile(join(repository, '.git/config'), 'utf8');
  const hooks = await readdir(join(repository, '.git/hooks')).catch(() => []);
  const around = [await readdir(host.chosen), await readdir(join(host.chosen, '..')), await host.untouched()];
  const branches = git('for-each-ref', '--format=%(refname) %(objectname)', 'refs/heads', 'refs/remotes');
  return JSON.stringify({ config, hooks, around, branches, x: (await readdir(repository)).includes('x') });
}

function valueOf(reply: Reply): unknown {
  if (!('value' in reply)) throw new Error(JSON.stringify(reply));
  return reply['value'];
}

/** An input that fits, about what is there. */
function fitting(method: string): Record<string, unknown> {
  const shape = shapeOf(methods.get(method)!.input);
  const [made] = fc.sample(
    inputsOf(shape, () => ['README.md']),
    { numRuns: 1, seed: 7 },
  );
  const fields = Object.keys(shape.properties ?? {});
  const ours = Object.entries(known).filter(([name]) => fields.includes(name));
  return { ...(made as object), ...Object.fromEntries(ours) };
}

test('every path, ref and name of the contract is among them', () => {
  const places = [...methods].flatMap(([method, { input }]) =>
    textPlaces(shapeOf(input))
      .filter((place) => WORDS.test(place.findLast((part) => part !== '0') ?? ''))
      .map((place) => `${method} ${place.join('.')}`),
  );
  expect(places.toSorted()).toEqual([...NAMED, ...ELSEWHERE].toSorted());
});

test.each([
  'project.readFile',
  'spec.textAt',
  'review.file',
  'review.branch',
  'review.branchNow',
  'review.between',
  'review.keepReport',
  'review.allowPath',
])('%s answers for a name that is there', async (method) => {
  expect(await host.ask('call', method, fitting(method))).toMatchObject({ type: 'result' });
});

/** A field for a branch, a commit or a mere name gets what git would take for more than that. */
function namesFor(place: string): readonly string[] {
  const isRef = /^(?:head|base|from|to|commit|tip|ref|name)$/.test(place);
  return isRef ? [...hostileRefs, '', '..', '-', '.git/config'] : hostilePaths(host.outside);
}

test.each(NAMED)('%s leads nowhere outside, runs nothing and moves nothing', async (named) => {
  const [method = '', place = ''] = named.split(' ');
  const asked = namesFor(place).map(async (name) => {
    const reply = await host.ask('call', method, withText(fitting(method), place.split('.'), name));
    expect(['result', 'refused', 'fault'], name).toContain(reply.type);
    expect(JSON.stringify(reply), name).not.toContain(SECRET);
    expect((reply['fault'] as { code?: string } | undefined)?.code, name).not.toBe('internal');
    if (/^review\.(?:file|editFile|branch) /.test(named)) expect(reply.type, name).not.toBe('result');
  });
  await Promise.all(asked);
});
