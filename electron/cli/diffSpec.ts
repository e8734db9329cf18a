import { join } from 'node:path';
import { describeGitError } from '#electron/git/describeGitError.ts';
import type { Git } from '#electron/git/git.ts';
import { openGit } from '#electron/git/openGit.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { countIntent } from '#shared/spec/diff/countIntent.ts';
import type { IntentChange } from '#shared/spec/diff/intent.ts';
import { intentDiff } from '#shared/spec/intentDiff.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { Command } from './command.ts';
import { findSpec, type SpecPlace } from './findSpec.ts';
import { readOptions } from './readOptions.ts';
import { readText } from './readText.ts';
import { specRevision } from './specRevision.ts';

/** `overture diff SPEC REV1 [REV2] [--json]`: what a spec asks for that it did not before. */
export const diffSpec: Command = {
  name: 'diff',
  usage: 'overture diff SPEC REV1 [REV2] [--json]',
  summary:
    'says what changed in meaning between two versions of a spec; without REV2, up to the file as it is',
  run: async (args, terminal) => {
    const options = readOptions(args, [], ['json']);
    if (!options.ok) return options;
    const [given, from, to, ...more] = options.value.names;
    if (given === undefined || from === undefined || more.length > 0)
      return fail('Name a spec and one or two versions of it.');
    const spec = await findSpec(given, terminal.folder);
    if (!spec.ok) return spec;
    const texts = await readBoth(spec.value, from, to);
    if (!texts.ok) return texts;
    const diff = intentDiff(parseSpec(texts.value.before), parseSpec(texts.value.after));
    const report = { spec: spec.value.id, from, to: to ?? null, counts: countIntent(diff), ...diff };
    if (options.value.on.has('json')) terminal.print(`${JSON.stringify(report, null, 1)}\n`);
    else if (diff.changes.length === 0) terminal.print('Nothing changed in meaning.\n');
    else for (const change of diff.changes) terminal.print(`${changeLine(change)}\n`);
    return ok(0);
  },
};

function changeLine({ kind, label, requirement, move, regroup }: IntentChange): string {
  const place = requirement && requirement !== label ? `${requirement}  ` : '';
  const words = move
    ? `  ${move.from} → ${move.to}`
    : regroup
      ? `  ${regroup.from.join(', ')} → ${regroup.to.join(', ')}`
      : '';
  return `${kind.padEnd(9)} ${place}${label}${words}`;
}

type Texts = { readonly before: string; readonly after: string };

async function readBoth(
  spec: SpecPlace,
  from: string,
  to: string | undefined,
): Promise<Result<Texts, string>> {
  if (spec.root === null)
    return fail(`${spec.folder} is not in a git repository, so there are no versions of it.`);
  // Looking executes nothing of the repository: the embedded engine reads its objects.
  const git = await openGit({ path: spec.root, trusted: false, native: null });
  if (!git.ok) return fail(describeGitError(git.error));
  try {
    const before = await textAt(git.value, spec, from);
    if (!before.ok) return before;
    const after =
      to === undefined
        ? await readText(join(spec.folder, 'spec.md'), spec.path)
        : await textAt(git.value, spec, to);
    return after.ok ? ok({ before: before.value, after: after.value }) : after;
  } finally {
    await git.value.dispose();
  }
}

async function textAt(git: Git, spec: SpecPlace, revision: string): Promise<Result<string, string>> {
  const commit = await specRevision(git, revision);
  if (commit === null) return fail(`There is no version ${revision}. Name a commit, a branch or a tag.`);
  const file = await git.readFile(commit, spec.path);
  return file.ok
    ? ok(file.value.toString('utf8'))
    : fail(`${spec.path} is not there in ${revision}. Name a version that has it.`);
}
