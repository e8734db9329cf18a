import type { Environment } from '#electron/process/childEnvironment.ts';
import { describeRepository } from '../describeRepository.ts';
import type { Git } from '../git.ts';
import type { RepositoryFolders } from '../locateRepository.ts';
import { createQueue } from '../createQueue.ts';
import { commitFiles } from './commitFiles.ts';
import { openEmbedded } from './embeddedRepository.ts';
import { listFiles } from './listFiles.ts';
import { readDiff } from './readDiff.ts';
import { readFile } from './readFile.ts';
import { listBranches, readHead } from './readHead.ts';
import { readHistory } from './readHistory.ts';
import { readIdentity } from './readIdentity.ts';
import { resolveRevision } from './resolveRevision.ts';

/** Reads and commits by isomorphic-git alone: nothing the repository holds or configures is ever run. */
export function createEmbeddedGit(folders: RepositoryFolders, env: Environment = process.env): Git {
  const repository = openEmbedded(folders);
  const oneAtATime = createQueue();
  return {
    engine: 'embedded',
    root: folders.root,
    describe: () => describeRepository(folders.root),
    head: () => readHead(repository),
    branches: () => listBranches(repository),
    resolve: (revision) => resolveRevision(repository, revision),
    listFiles: (commit) => listFiles(repository, commit),
    readFile: (commit, path) => readFile(repository, commit, path),
    history: (request) => readHistory(repository, request),
    diff: (request) => readDiff(repository, request),
    commitFiles: (request) => oneAtATime(() => commitFiles(repository, request)),
    identity: () => readIdentity(repository, env),
    dispose: async () => undefined,
  };
}
