import { basename, join } from 'node:path';
import { readApprovals } from '#electron/services/spec/readApprovals.ts';
import type { Git } from '#electron/git/git.ts';
import type { Ledger } from '#electron/storage/ledger.ts';
import type { ProjectCommand, ProjectId, ProjectState } from '#shared/project/project.ts';
import type { RepositoryClaim } from './claimRepository.ts';
import { commandsHash } from './commandsHash.ts';
import { readMending } from './mendingNote.ts';
import { type ReadSettings, readProjectSettings } from './projectSettings.ts';
import { proposeCommands } from './proposeCommands.ts';
import { type SummaryFacts, summarizeSpecs } from './summarizeSpecs.ts';
import { readTrust } from './trustLedger.ts';

export type ObservedProject = { readonly read: ReadSettings; readonly state: ProjectState };

type ObserveNeeds = {
  readonly id: ProjectId;
  readonly path: string;
  readonly engines: { readonly embedded: Git; readonly version: string | null };
  readonly ledger: Ledger;
  readonly claim: RepositoryClaim;
  readonly facts: SummaryFacts;
};

/** How a repository stands now: its settings, its trust, its branch and its specs. */
export async function observeProject({
  id,
  path,
  engines,
  ledger,
  claim,
  facts,
}: ObserveNeeds): Promise<ObservedProject> {
  const read = await readProjectSettings(path);
  const commands = await commandsOf(path, read);
  const hash = commandsHash(commands);
  const [head, specs] = await Promise.all([
    engines.embedded.head(),
    summarizeSpecs(join(path, read.settings.specs), (specId) => readApprovals(ledger, specId), facts),
  ]);
  const state: ProjectState = {
    id,
    name: basename(path),
    path,
    branch: head.ok ? head.value.branch : null,
    head: head.ok ? head.value.commit : null,
    trust: readTrust(ledger, hash),
    commands,
    commandsProposed: !read.found,
    commandsHash: hash,
    protected: read.settings.protected,
    agentLimit: read.settings.limits.agents,
    roles: read.settings.roles,
    rules: rulesOf(read),
    gitVersion: engines.version,
    specs,
    heldElsewhere: !claim.isOurs(),
    mending: readMending(ledger),
    problems: read.problems,
  };
  return { read, state };
}

function rulesOf({ settings }: ReadSettings): ProjectState['rules'] {
  return {
    permissions: settings.permissions,
    verify: settings.verify,
    retries: settings.limits.retries,
    groups: settings.groups,
    dollars: settings.limits.dollars,
  };
}

/** Without an overture.yaml the commands are those that the repository's own files suggest. */
async function commandsOf(path: string, read: ReadSettings): Promise<readonly ProjectCommand[]> {
  const commands = read.found ? read.settings.commands : await proposeCommands(path);
  return Object.entries(commands).map(([name, command]) => ({ name, command }));
}
