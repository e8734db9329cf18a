import type { SpecDocument } from '#shared/spec/specDocument.ts';
import type { RunTask } from './run.ts';

/** A command to run on the work. `trusted` ones are whole shell lines of overture.yaml that a person has seen. */
export type Check = {
  readonly name: string;
  readonly command: string;
  readonly trusted: boolean;
  /** Criteria whose `shown by` line names this command. */
  readonly criteria: readonly string[];
};

/** The task's own checks, then the commands that its criteria name; each command once. */
export function checksFor(
  task: Pick<RunTask, 'checks' | 'criteria'>,
  spec: Pick<SpecDocument, 'criteria'>,
  commands: Readonly<Record<string, string>>,
): readonly Check[] {
  const found = new Map<string, Check>();
  const add = (check: Check) => {
    const known = found.get(check.command);
    const criteria = [...new Set([...(known?.criteria ?? []), ...check.criteria])];
    found.set(check.command, { ...(known ?? check), criteria });
  };
  for (const named of task.checks) add(resolve(named, commands, []));
  for (const criterion of spec.criteria) {
    if (!task.criteria.includes(criterion.id)) continue;
    for (const way of criterion.shownBy) {
      if (way.kind === 'command') add(resolve(way.text, commands, [criterion.id]));
    }
  }
  return [...found.values()];
}

function resolve(
  text: string,
  commands: Readonly<Record<string, string>>,
  criteria: readonly string[],
): Check {
  const named = Object.hasOwn(commands, text) ? commands[text] : undefined;
  if (named !== undefined) return { name: text, command: named, trusted: true, criteria };
  const known = Object.entries(commands).find(([, command]) => command === text);
  return { name: known?.[0] ?? text, command: text, trusted: known !== undefined, criteria };
}
