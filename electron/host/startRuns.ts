import { join } from 'node:path';
import { findToolsProgram } from '#electron/agents/tools/toolsProgram.ts';
import { agentModel } from '#electron/services/run/agentModel.ts';
import { codeForTask } from '#electron/services/code/codeForTask.ts';
import { createRunEngine, type RunEngine } from '#electron/services/run/createRunEngine.ts';
import { measureMachine } from '#electron/services/run/measureMachine.ts';
import type { LateServiceNeeds } from './lateServices.ts';

type StartNeeds = Omit<LateServiceNeeds, 'runs'> & { readonly dataDir: string };

/** The runs of every repository, with what they ask of the other services. */
export function startRuns(needs: StartNeeds): RunEngine {
  const { projects, journal, clock, code, settings, prompts, reaper, shell, resources, dataDir } = needs;
  return createRunEngine({
    projects,
    async planInside(request) {
      const { createInsidePlanner } = await import('#electron/services/plan/planInside.ts');
      const { createPlannerSource } = await import('#electron/services/plan/model/plannerSource.ts');
      const planners = createPlannerSource({ settings, reaper, prompts });
      return createInsidePlanner({ clock, code, planners, prompts })(request);
    },
    lookAtCode: (id, globs) => code.look(id, globs),
    codeForTask: (id, asked, signal) => codeForTask(code, { id, asked, signal }),
    agents: () => settings.current().agents,
    defaultAgent: () => settings.current().defaultAgent,
    takes: () => settings.current().takes,
    onSettings: (listener) => settings.onChange(listener),
    personName: () => settings.current().personName,
    shell,
    propose: (project, specId, proposals) => journal.propose(project, specId, proposals),
    model: () => agentModel(settings, prompts),
    tools: () =>
      findToolsProgram({
        script: join(resources, 'agentTools.mjs'),
        dataDir,
        path: process.env['PATH'] ?? '',
      }),
    clock,
    reaper,
    measureMachine,
  });
}
