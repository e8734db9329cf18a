import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { ok } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { TemplateReader } from './readTemplates.ts';

/** What a request comes in, and what a spec can begin with. Readers of documents are loaded when a document comes. */
export function createBriefService({
  templates,
}: {
  readonly templates: TemplateReader;
}): Handlers<OvertureContract>['brief'] {
  return {
    async read({ name, data }) {
      const { readBrief } = await import('./readBrief.ts');
      const text = await readBrief(name, Buffer.from(data, 'base64'));
      return text.ok ? ok({ text: text.value }) : text;
    },
    templates: async () => ok([...(await templates())]),
  };
}
