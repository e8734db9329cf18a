import { join } from 'node:path';
import type { Reaper } from '#electron/process/reaper.ts';
import { createTemplateReader, type TemplateReader } from '#electron/services/brief/readTemplates.ts';
import type { CodeReader } from '#electron/services/code/createCodeService.ts';
import type { Prompts } from '#electron/services/interview/model/readPrompts.ts';
import type { OpenProjects } from '#electron/services/project/openProject.ts';
import type { RunEngine } from '#electron/services/run/createRunEngine.ts';
import type { SettingsService } from '#electron/services/settings/createSettingsService.ts';
import type { SpecJournal } from '#electron/services/spec/specJournal.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { Clock } from './clock.ts';
import { lateHandlers, onFirstUse } from './onFirstUse.ts';
import type { Shell } from './shell.ts';

export type LateServiceNeeds = {
  readonly projects: OpenProjects;
  readonly journal: SpecJournal;
  readonly clock: Clock;
  readonly code: CodeReader;
  readonly settings: SettingsService;
  readonly prompts: Prompts;
  readonly reaper: Reaper;
  readonly runs: RunEngine;
  readonly shell: Shell;
  readonly resources: string;
};

type LateFeature = 'spec' | 'foreign' | 'brief' | 'handover' | 'interview' | 'plan' | 'run' | 'review';

export type LateServices = {
  readonly handlers: Pick<Handlers<OvertureContract>, LateFeature>;
  /** Makes what the first screen of a repository asks for, before anybody asks. */
  prepare(): Promise<void>;
  dispose(): Promise<void>;
};

/** The services that the first screen asks nothing of: their code is loaded, and they are made, by the first request. */
export function lateServices(needs: LateServiceNeeds): LateServices {
  const { projects, journal, clock, shell, resources, runs } = needs;
  const templates = createTemplateReader(join(resources, 'templates.yaml'));
  const { interview, plan, spec, foreign, run } = keptServices(needs, templates);
  return {
    handlers: {
      interview: lateHandlers(interview),
      plan: lateHandlers(plan),
      spec: lateHandlers(spec),
      foreign: lateHandlers(foreign),
      brief: made(async () => {
        const { createBriefService } = await import('#electron/services/brief/createBriefService.ts');
        return createBriefService({ templates });
      }),
      handover: made(async () => {
        const { createHandoverService } = await import(
          '#electron/services/handover/createHandoverService.ts'
        );
        const folder = join(resources, 'handover');
        return createHandoverService({ projects, journal, clock, shell, resources: folder });
      }),
      run: lateHandlers(run),
      review: made(async () => {
        const { createReviewService } = await import('#electron/services/review/createReviewService.ts');
        return createReviewService(runs);
      }),
    },
    async prepare() {
      for (const part of [spec, interview, foreign, run]) await part.get();
    },
    async dispose() {
      await interview.dispose();
      await plan.dispose();
    },
  };
}

/** Those that are made before anybody asks, or have something to let go. */
function keptServices(needs: LateServiceNeeds, templates: TemplateReader) {
  const { projects, settings, runs } = needs;
  const personName = () => settings.current().personName;
  return {
    interview: onFirstUse(
      async () => {
        const { startInterviews } = await import('#electron/services/interview/startInterviews.ts');
        return startInterviews(needs);
      },
      (service) => service.dispose(),
    ),
    plan: onFirstUse(
      async () => {
        const { startPlans } = await import('#electron/services/plan/startPlans.ts');
        return startPlans({ ...needs, engine: runs });
      },
      (service) => service.dispose(),
    ),
    spec: onFirstUse(async () => {
      const { createSpecService } = await import('#electron/services/spec/createSpecService.ts');
      return createSpecService({ ...needs, personName, templates });
    }),
    foreign: onFirstUse(async () => {
      const { createForeignService } = await import('#electron/services/foreign/createForeignService.ts');
      return createForeignService({ projects });
    }),
    run: onFirstUse(async () => {
      const { createRunService } = await import('#electron/services/run/createRunService.ts');
      return createRunService(runs);
    }),
  };
}

/** A service that holds nothing which has to be let go. */
function made<Service extends object>(make: () => Promise<Service>): Service {
  return lateHandlers(onFirstUse(make));
}
