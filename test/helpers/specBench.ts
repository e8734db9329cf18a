import { createHash } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { createSpecService } from '#electron/services/spec/createSpecService.ts';
import { createSpecJournal } from '#electron/services/spec/specJournal.ts';
import { specIdSchema } from '#shared/project/project.ts';
import type { SpecState } from '#shared/spec/contract.ts';
import { specFixture } from '#test/helpers/specFixture.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { testProject } from '#test/helpers/testProject.ts';

export const specId = specIdSchema.parse('001-settings-editors');

export const PATH = 'specs/001-settings-editors/spec.md';

export const sha = (text: string) => createHash('sha256').update(text).digest('hex');

export const call = { signal: new AbortController().signal };

export async function setUp(files: Record<string, string> = { [PATH]: specFixture('settings-editors.md') }) {
  const repo = await tempRepo({ files });
  const project = await testProject(repo);
  const journal = createSpecJournal();
  const projects = { get: (id: string) => (id === project.id ? project : undefined) };
  const service = createSpecService({
    projects,
    journal,
    clock: () => Date.UTC(2026, 10, 23, 12),
    personName: () => 'Ana',
    templates: async () => [
      { id: 'bug', title: 'Bug', note: '', ask: '', body: '## Open questions\n\n- **Q1** Which steps?' },
    ],
  });
  return { repo, project, journal, service, ref: { projectId: project.id, specId } };
}

export type Setup = Awaited<ReturnType<typeof setUp>>;

/** Collects states; `until` resolves with the first, past or to come, that passes. */
export function watch({ service, ref }: Pick<Setup, 'service' | 'ref'>) {
  const states: SpecState[] = [];
  const waiting = new Set<() => void>();
  const end = new AbortController();
  onTestFinished(() => end.abort());
  const push = (state: unknown) => {
    states.push(state as SpecState);
    for (const check of waiting) check();
  };
  const done = service.watch(ref, { snapshot: push, event: push }, { signal: end.signal });
  const until = (passes: (state: SpecState) => boolean) =>
    new Promise<SpecState>((resolve) => {
      const check = () => {
        const found = states.find(passes);
        if (!found) return;
        waiting.delete(check);
        resolve(found);
      };
      waiting.add(check);
      check();
    });
  return { until, done };
}
