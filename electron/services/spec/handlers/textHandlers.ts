import type { TemplateReader } from '#electron/services/brief/readTemplates.ts';
import { withProject } from '#electron/services/project/withProject.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import { feedStates } from '#electron/services/feedStates.ts';
import { createSpec, makeSpecFolder } from '../createSpec.ts';
import { removeSpec } from '../removeSpec.ts';
import { specFile } from '../specFile.ts';
import { noteIds, readOnceThere, readSpecState } from '../specStates.ts';
import { watchSpec } from '../watchSpec.ts';
import type { SpecHandlerNeeds } from './specHandlerNeeds.ts';

type SpecHandlers = Handlers<OvertureContract>['spec'];
type TextNeeds = SpecHandlerNeeds & { readonly templates: TemplateReader };

/** The text of a spec from its first line to its removal. */
export function textHandlers(needs: TextNeeds): Pick<SpecHandlers, 'create' | 'watch' | 'save' | 'remove'> {
  const { projects, journal, clock } = needs;
  return {
    create: (input) => createFromRequest(needs, input),
    watch: ({ projectId, specId }, feed, { signal }) =>
      withProject(projects, projectId, async (project) => {
        const first = await readSpecState(needs, project, specId);
        if (!first.ok) return first.error.code === 'gone' ? fail({ code: 'unknownSpec', specId }) : first;
        const read = () => readOnceThere(needs, project, specId);
        return feedStates(feed, first.value, read, signal, (...until) =>
          watchSpec(project, specId, journal, ...until),
        );
      }),
    save: ({ projectId, specId, baseHash, text }) =>
      withProject(projects, projectId, async (project) => {
        if (baseHash === null) {
          const folder = await makeSpecFolder(project, specId);
          if (!folder.ok) return folder;
        }
        const now = await specFile(project, specId).read();
        if (now.ok) noteIds(journal, project, specId, now.value.text);
        const saved = await specFile(project, specId).save(text, baseHash);
        if (saved.ok) journal.touch(project, specId);
        return saved;
      }),
    remove: ({ projectId, specId }) =>
      withProject(projects, projectId, (project) => removeSpec(project, specId, journal, clock)),
  };
}

function createFromRequest(
  { projects, clock, templates: readTemplates }: TextNeeds,
  input: Parameters<SpecHandlers['create']>[0],
): ReturnType<SpecHandlers['create']> {
  return withProject(projects, input.projectId, async (project) => {
    const templates = input.template === undefined ? [] : await readTemplates();
    const body = templates.find(({ id }) => id === input.template)?.body ?? '';
    const attachments = (input.attachments ?? []).map(({ name, data }) => ({
      name,
      bytes: Buffer.from(data, 'base64'),
    }));
    const { request, source } = input;
    const created = await createSpec(project, { request, source, body, attachments }, clock);
    if (created.ok) await project.refresh();
    return created;
  });
}
