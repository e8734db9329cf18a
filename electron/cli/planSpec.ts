import { basename, dirname, join, resolve } from 'node:path';
import { defaultDataDir } from '#electron/host/launchOptions.ts';
import { gatherDraft } from '#electron/services/plan/gatherDraft.ts';
import { readProjectSettings } from '#electron/services/project/projectSettings.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { analyzePlan, type PlanAnalysis } from '#shared/plan/analyzePlan.ts';
import { draftPlan } from '#shared/plan/draftPlan.ts';
import { newPlanText } from '#shared/plan/newPlanText.ts';
import type { Plan } from '#shared/plan/plan.ts';
import { planCriteria } from '#shared/plan/planCriteria.ts';
import { describePlanProblem } from '#shared/plan/planProblem.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { Command, Terminal } from './command.ts';
import { findSpec } from './findSpec.ts';
import { readOptions } from './readOptions.ts';
import { readText } from './readText.ts';
import { finderOf, withCodeIndex, withRepository } from './withCodeIndex.ts';

type Planned = { readonly plan: Plan; readonly analysis: PlanAnalysis };

/** `overture plan SPEC`: drafts a plan by rules and holds it against the code. Writes nothing. */
export const planSpec: Command = {
  name: 'plan',
  usage: 'overture plan [--json] [--data DIR] SPEC',
  summary:
    'drafts a plan of a spec by rules and prints it; with --json also its waves, critical path, pattern, edges found in the code, overlaps and problems',
  async run(args, terminal) {
    const options = readOptions(args, ['data'], ['json']);
    if (!options.ok) return options;
    const [given, ...more] = options.value.names;
    if (given === undefined || more.length > 0)
      return fail('Name one spec: its id, or the path of its folder or file.');
    const place = await placeOf(given, terminal.folder);
    if (!place.ok) return place;
    const { data } = options.value.values;
    const dataDir =
      data === undefined ? defaultDataDir(process.env, process.platform) : resolve(terminal.folder, data);
    const planned = await planOf(place.value, dataDir);
    if (!planned.ok) {
      terminal.tell(planned.error);
      return ok(1);
    }
    if (options.value.on.has('json')) terminal.print(`${JSON.stringify(asJson(planned.value), null, 1)}\n`);
    else print(planned.value, terminal);
    return ok(planned.value.analysis.problems.some(({ severity }) => severity === 'error') ? 1 : 0);
  },
};

type Place = { readonly id: string; readonly folder: string; readonly file: string };

/** A spec as every command finds it, or any other Markdown file that holds one. */
async function placeOf(given: string, folder: string): Promise<Result<Place, string>> {
  const file = resolve(folder, given);
  if (/\.(?:md|markdown)$/i.test(file) && basename(file) !== 'spec.md')
    return ok({ id: basename(file).replace(/\.\w+$/, ''), folder: dirname(file), file });
  const found = await findSpec(given, folder);
  return found.ok
    ? ok({ id: found.value.id, folder: found.value.folder, file: join(found.value.folder, 'spec.md') })
    : found;
}

async function planOf({ id, folder, file }: Place, dataDir: string): Promise<Result<Planned, string>> {
  const text = await readText(file, file);
  if (!text.ok) return text;
  const spec = parseSpec(text.value);
  if (spec.criteria.length === 0)
    return fail('The spec has no requirement with a criterion yet. Write one, then plan.');
  return withRepository(folder, async ({ git }) => {
    const { settings } = await readProjectSettings(git.root);
    const base = { commands: Object.keys(settings.commands), protected: settings.protected };
    return withCodeIndex(git, { dataDir, commit: null }, async (index) => {
      const specs = `${settings.specs.replace(/^\.\/|\/+$/g, '')}/`;
      const files = [...index.graph().byPath.keys()].filter((path) => !path.startsWith(specs));
      const finder = finderOf(index, specs);
      const plan = {
        ...draftPlan(spec, await gatherDraft(spec, { ...base, files }, finder)),
        spec: spec.id ?? id,
      };
      const code = await finder.look([...new Set(plan.tasks.flatMap(({ scope }) => scope.change))]);
      const analysis = analyzePlan(plan, {
        ...base,
        files,
        criteria: planCriteria(spec),
        limit: settings.limits.agents,
        roles: settings.roles,
        code: code.ok ? code.value : null,
      });
      return ok({ plan, analysis });
    });
  });
}

/** Minutes are those of the estimates. */
function asJson({ plan, analysis }: Planned): unknown {
  const { waves, minutes, criticalPath, advice, codeEdges, overlaps, problems, sizes } = analysis;
  return {
    spec: plan.spec,
    tasks: plan.tasks.map((task) => ({ ...task, size: sizes.get(task.id) ?? null })),
    waves,
    minutes,
    criticalPath,
    pattern: advice.pattern,
    patternReason: advice.reason,
    codeEdges,
    overlaps,
    problems,
  };
}

function print({ plan, analysis }: Planned, { print: write, tell }: Terminal): void {
  const { waves, minutes, criticalPath, advice, codeEdges, problems } = analysis;
  write(newPlanText(plan));
  tell(
    `${plan.tasks.length} tasks in ${waves.length} waves, about ${minutes} minutes. Critical path: ${criticalPath.taskIds.join(', ')}.`,
  );
  tell(`Recommended: ${advice.pattern}, because ${advice.reason}.`);
  for (const { from, to, reason } of codeEdges) tell(`Found in the code: ${to} waits for ${from}. ${reason}`);
  for (const problem of problems) tell(`${problem.severity}: ${describePlanProblem(problem)}`);
}
