import type { CodeReader } from '#electron/services/code/createCodeService.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { specFolder } from '#electron/services/spec/specFile.ts';
import type { DraftContext } from '#shared/plan/draft/draftContext.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { gatherDraft } from './gatherDraft.ts';

/**
 * What a draft of a plan for this spec rests on: files (those of the newest commit where none are named), settings,
 * and what the index finds once it has read the code.
 */
export async function draftContextOf(
  project: OpenProject,
  spec: SpecDocument,
  code: CodeReader,
  signal?: AbortSignal,
  files?: readonly string[],
): Promise<DraftContext> {
  const base = {
    files: withoutSpecs(project, files ?? (await committedFiles(project))),
    commands: project.state().commands.map((command) => command.name),
    protected: project.settings().protected,
  };
  const specs = specFolder(project, '') || null;
  const finder = {
    find: (query: string, limit: number) => code.find(project.id, query, limit, specs),
    look: (globs: readonly string[]) => code.look(project.id, globs),
  };
  return gatherDraft(spec, base, finder, signal);
}

/** A repository without a commit has no files to guess from; the draft then names none. */
async function committedFiles(project: OpenProject): Promise<readonly string[]> {
  const files = await project.git().listFiles('HEAD');
  return files.ok ? files.value.map((file) => file.path) : [];
}

function withoutSpecs(project: OpenProject, paths: readonly string[]): readonly string[] {
  const specs = specFolder(project, '');
  return paths.filter((path) => specs === '' || !path.startsWith(specs));
}
