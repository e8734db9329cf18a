import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { lookAtScopes } from '#electron/services/code/lookAtScopes.ts';
import { readProjectSettings } from '#electron/services/project/projectSettings.ts';
import { fail, ok } from '#shared/contract/result.ts';
import { isSpecKitText } from '#shared/foreign/foreignUnit.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { type CheckedCode, checkPlan, type CheckSettings } from './checkPlan.ts';
import type { Command, ExitCode, Terminal } from './command.ts';
import { findingsOfSpec } from './findingsOf.ts';
import type { PlacedFinding } from './placedFinding.ts';
import { printFindings } from './printFindings.ts';
import { readFlags } from './readFlags.ts';
import { readText } from './readText.ts';
import { withCodeIndex, withRepository } from './withCodeIndex.ts';

type FileFinding = { readonly file: string } & PlacedFinding;

/** `overture check [--json] [REPO]`: for a team’s CI. */
export const checkRepository: Command = {
  name: 'check',
  usage: 'overture check [--json] [REPO]',
  summary:
    'checks all specs and plans of a repository: form, words, and the scopes of plans against the code; ends with 1 on errors',
  run: async (args, terminal) => {
    const flags = readFlags(args, ['json']);
    if (!flags.ok) return flags;
    const [given = '.', ...more] = flags.value.names;
    if (more.length > 0) return fail('Name one repository.');
    const root = resolve(terminal.folder, given);
    const isFolder = await stat(root).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (!isFolder) return fail(`There is no folder ${given}. Name the folder of a repository.`);
    const findings = await findingsIn(root, terminal);
    if (flags.value.on.has('json')) terminal.print(`${JSON.stringify(findings, null, 1)}\n`);
    else printFindings(findings, terminal);
    const exit: ExitCode = findings.some(({ severity }) => severity === 'error') ? 1 : 0;
    return ok(exit);
  },
};

async function findingsIn(root: string, { tell }: Terminal): Promise<readonly FileFinding[]> {
  const { settings, problems } = await readProjectSettings(root);
  for (const problem of problems) tell(problem);
  const names = await specFolders(join(root, settings.specs));
  if (names.length === 0) tell(`There is no spec in ${settings.specs}/, so there was nothing to check.`);
  const checked = {
    commands: Object.keys(settings.commands),
    protected: settings.protected,
    limit: settings.limits.agents,
    roles: settings.roles,
  };
  return withCodeOf(root, `${settings.specs}/`, names, tell, async (code) => {
    const found: FileFinding[] = [];
    for (const name of names) {
      found.push(...(await findingsInSpec(root, `${settings.specs}/${name}`, checked, code)));
    }
    return found;
  });
}

/** Reads the code once for all plans; without a plan, or outside of a repository, scopes are not held against it. */
async function withCodeOf(
  root: string,
  specs: string,
  names: readonly string[],
  tell: Terminal['tell'],
  act: (code: CheckedCode | null) => Promise<readonly FileFinding[]>,
): Promise<readonly FileFinding[]> {
  const plans = await Promise.all(names.map((name) => isFile(join(root, specs, name, 'plan.yaml'))));
  if (!plans.includes(true)) return act(null);
  const found = await withRepository(root, ({ git }) =>
    withCodeIndex(git, { dataDir: null, commit: null }, async (index) => {
      const listed = await git.listFiles('HEAD');
      const known = listed.ok ? listed.value.map(({ path }) => path) : [];
      const files = [...new Set([...known, ...index.graph().byPath.keys()])];
      return ok(await act({ files, look: async (globs) => lookAtScopes(index, globs) }));
    }),
  );
  if (found.ok) return found.value;
  tell(`The scopes of plans were not held against the code. ${found.error}`);
  return act(null);
}

/** In the order of their names. */
async function specFolders(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
  const folders = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
  const hasSpec = await Promise.all(folders.map((name) => isFile(join(folder, name, 'spec.md'))));
  return folders.filter((_, index) => hasSpec[index]);
}

async function findingsInSpec(
  root: string,
  folder: string,
  settings: CheckSettings,
  code: CheckedCode | null,
): Promise<readonly FileFinding[]> {
  const specFile = `${folder}/spec.md`;
  const text = await readText(join(root, specFile), specFile);
  if (!text.ok) return [unreadable(specFile, text.error)];
  // A folder of spec-kit stands where Overture's do; it is checked once it is brought in.
  if (isSpecKitText(text.value)) return [];
  const spec = parseSpec(text.value);
  const findings: FileFinding[] = findingsOfSpec(spec).map((finding) => ({ file: specFile, ...finding }));
  const planFile = `${folder}/plan.yaml`;
  if (!(await isFile(join(root, planFile)))) return findings;
  const plan = await readText(join(root, planFile), planFile);
  const planned = plan.ok ? await checkPlan(plan.value, spec, settings, code) : [];
  return [
    ...findings,
    ...(plan.ok
      ? planned.map((finding) => ({ file: planFile, ...finding }))
      : [unreadable(planFile, plan.error)]),
  ];
}

function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

function unreadable(file: string, message: string): FileFinding {
  const suggestion = 'Make it a text file that can be read.';
  return {
    file,
    line: 1,
    startColumn: 1,
    endColumn: 1,
    smell: 'structure',
    severity: 'error',
    message,
    suggestion,
  };
}
