import type { TaskCode, TaskFile } from '#shared/code/taskCode.ts';
import { fail, ok } from '#shared/contract/result.ts';
import type { BriefRequest } from '../briefFor.ts';
import type { Hide } from './hideSecrets.ts';

/**
 * The request with all its texts hidden, before anything of them is cut: half a secret is none that can be known
 * again. Ids, names of people, globs, paths and commands are what work is done with, and stay as they are.
 */
export function hideTexts(request: BriefRequest, hide: Hide): BriefRequest {
  const { run, task, spec, earlier, patch, code } = request;
  const named = <One extends { readonly title: string }>(one: One): One => ({
    ...one,
    title: hide(one.title),
  });
  const worded = <One extends { readonly text: string }>(one: One): One => ({ ...one, text: hide(one.text) });
  return {
    ...request,
    task: { ...named(task), instructions: hide(task.instructions) },
    spec: {
      ...named(spec),
      requirements: spec.requirements.map(named),
      criteria: spec.criteria.map((criterion) => ({
        ...worded(criterion),
        shownBy: criterion.shownBy.map((way) => (way.kind === 'command' ? way : worded(way))),
      })),
      constraints: spec.constraints.map(worded),
      boundaries: spec.boundaries.map(worded),
      decisions: spec.decisions.map(worded),
      scopeOut: spec.scopeOut.map(worded),
    },
    run: {
      ...run,
      tasks: run.tasks.map(named),
      attempts: run.attempts.map((attempt) => ({ ...attempt, report: hide(attempt.report) })),
    },
    earlier: {
      ...earlier,
      comments: earlier.comments.map(worded),
      checks: earlier.checks.map((check) => ({ ...check, output: hide(check.output) })),
    },
    patch: hide(patch),
    ...(code && { code: code.ok ? ok(hideCode(code.value, hide)) : fail(hide(code.error)) }),
  };
}

function hideCode({ change, read, landed, found, leftOut }: TaskCode, hide: Hide): TaskCode {
  const defined = (file: TaskFile): TaskFile => ({
    ...file,
    symbols: file.symbols.map((symbol) => ({ ...symbol, name: hide(symbol.name) })),
  });
  return {
    change: change.map(defined),
    read: read.map(defined),
    landed: landed.map(defined),
    found: found.map((file) => ({
      ...file,
      reasons: file.reasons.map((reason) => ({ ...reason, text: hide(reason.text) })),
    })),
    leftOut,
  };
}
