import type { OpenProject } from '#electron/services/project/openProject.ts';
import type { FoundDecision } from '#shared/spec/contract.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { rankDecisions } from '#shared/spec/rankDecisions.ts';
import { specFile } from './specFile.ts';

/** Decisions of all specs of the project but `except`; a spec that cannot be read has none to tell. */
export async function findDecisions(
  project: OpenProject,
  query: string,
  except: string | null,
  limit: number,
): Promise<FoundDecision[]> {
  const specs = project.state().specs.filter(({ id }) => id !== except);
  const all = await Promise.all(specs.map(({ id, title }) => decisionsOf(project, id, title)));
  return rankDecisions(all.flat(), query)
    .slice(0, limit)
    .map(({ decision, shared }) => ({ ...decision, shared: [...shared] }));
}

async function decisionsOf(
  project: OpenProject,
  specId: FoundDecision['specId'],
  specTitle: string,
): Promise<readonly Omit<FoundDecision, 'shared'>[]> {
  const file = specFile(project, specId);
  const read = await file.read();
  if (!read.ok) return [];
  return parseSpec(read.value.text).decisions.flatMap(({ id, text, date, line }) =>
    id === null ? [] : [{ specId, specTitle, id, text, date, path: file.path, line }],
  );
}
