import { onTestFinished } from 'vitest';
import { createCodeService } from '#electron/services/code/createCodeService.ts';
import { createPromptReader } from '#electron/services/interview/model/readPrompts.ts';
import { createPlanService } from '#electron/services/plan/createPlanService.ts';
import type { Planner } from '#electron/services/plan/model/plannerSource.ts';
import type { OpenProjects } from '#electron/services/project/openProject.ts';
import type { PlanKnowledge, PlanState } from '#shared/plan/contract.ts';
import { specIdSchema } from '#shared/project/project.ts';
import type { Run } from '#shared/run/run.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { testProject } from '#test/helpers/testProject.ts';

export const specId = specIdSchema.parse('001-greeting');

export const PLAN = 'specs/001-greeting/plan.yaml';

export const SPEC = `---
id: 001-greeting
---
# Greeting

## Requirements

### R1 Greet people

- **AC-1.1** WHEN someone comes in, the greeter SHALL say hello.
`;

export const prompts = createPromptReader('resources/prompts');

export const call = { signal: new AbortController().signal };

export async function setUp(files: Record<string, string> = {}, planner: Planner | null = null) {
  const repo = await tempRepo({
    files: { 'specs/001-greeting/spec.md': SPEC, 'src/greeter.ts': '', 'src/greeter.test.ts': '', ...files },
  });
  const project = await testProject(repo);
  const projects: OpenProjects = { get: (id) => (id === project.id ? project : undefined) };
  const code = createCodeService({ projects, program: null });
  const runs: Run[] = [];
  let tellOfRuns = () => {};
  const service = createPlanService({
    projects,
    code: code.reader,
    clock: Date.now,
    prompts,
    planners: { current: () => Promise.resolve(planner), onChange: () => () => undefined },
    runs: {
      all: () => Promise.resolve(runs),
      follow(_project, listener) {
        tellOfRuns = listener;
        return () => undefined;
      },
    },
  });
  onTestFinished(async () => {
    await service.dispose();
    await code.dispose();
  });
  const land = (run: Run) => {
    runs.push(run);
    tellOfRuns();
  };
  return { repo, project, service, land, ref: { projectId: project.id, specId } };
}

/** The states a page sees; `next` resolves with the first, past or to come, that passes. */
export function watch({ service, ref }: Awaited<ReturnType<typeof setUp>>) {
  const states: PlanState[] = [];
  let check = () => {};
  const end = new AbortController();
  onTestFinished(() => end.abort());
  const push = (state: PlanState) => {
    states.push(state);
    check();
  };
  void service.watch(ref, { snapshot: push, event: push }, { signal: end.signal });
  return (passes: (state: PlanState) => boolean) =>
    new Promise<PlanState>((resolve) => {
      check = () => {
        const found = states.find(passes);
        if (found) resolve(found);
      };
      check();
    });
}

/** What a page knows of the plan; `next` resolves with the first, past or to come, that passes. */
export function know({ service, ref }: Awaited<ReturnType<typeof setUp>>) {
  const states: PlanKnowledge[] = [];
  let check = () => {};
  const end = new AbortController();
  onTestFinished(() => end.abort());
  const push = (state: PlanKnowledge) => {
    states.push(state);
    check();
  };
  void service.know(ref, { snapshot: push, event: push }, { signal: end.signal });
  return (passes: (state: PlanKnowledge) => boolean) =>
    new Promise<PlanKnowledge>((resolve) => {
      check = () => {
        const found = states.findLast(passes);
        if (found) resolve(found);
      };
      check();
    });
}

export const TWO_MODULES = {
  'src/greeter.ts': "import { wordsFor } from './words.ts';\nexport const greet = () => wordsFor('hello');\n",
  'src/words.ts': 'export function wordsFor(kind: string) {\n  return kind;\n}\n',
  'src/other.ts': 'export const other = 1;\n',
  [PLAN]: `overture: 1
spec: 001-greeting
tasks:
  - id: T1
    title: Find the words
    scope:
      change: [src/words.ts]
  - id: T2
    title: Greet people
    criteria: [AC-1.1]
    scope:
      change: [src/greeter.ts]
  - id: T3
    title: Mind something else
    scope:
      change: [src/other.ts]
`,
};
