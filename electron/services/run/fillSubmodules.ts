import { describeGitError } from '#electron/git/describeGitError.ts';
import { listOf } from '#shared/run/words.ts';
import type { AttemptJob } from './attemptJob.ts';

/** A workspace without the files of its submodules is still one to work in, so that is told and ends nothing. */
export async function fillSubmodules(job: AttemptJob, workspace: string): Promise<void> {
  const done = await job.git.fillSubmodules(workspace);
  const said = done.ok
    ? [
        done.value.filled.length > 0 &&
          `${listOf(done.value.filled)} ${done.value.filled.length === 1 ? 'is a submodule and holds' : 'are submodules and hold'} files from your own folder. Changes in there are not part of the work.`,
        done.value.empty.length > 0 &&
          `${listOf(done.value.empty)} ${done.value.empty.length === 1 ? 'is a submodule and' : 'are submodules and'} empty here, because your own folder does not have the commit. Run “git submodule update --init --recursive” there, then start over.`,
      ]
    : [`Its submodules could not be filled. ${describeGitError(done.error)}`];
  const text = said.filter((words) => words !== false).join(' ');
  if (text !== '') job.show({ id: 'submodules', kind: 'note', text, detail: '', state: 'done' });
}
