import type { Attempt, Run } from '#shared/run/run.ts';
import type { RunEventBody } from '#shared/run/runEvent.ts';
import type { TempRepo } from '#test/helpers/tempRepo.ts';

export type RunEventType = RunEventBody['type'];

/** What a person does: a procedure of the contract, and what goes into it besides the run and the person. */
export type PersonAct = {
  readonly service: 'run' | 'review';
  readonly method: string;
  readonly input: Readonly<Record<string, unknown>>;
};

/** What a person sees besides the run. */
export type Seen = {
  readonly run: Run;
  /** Whether the ledger has an event of that type. */
  had(type: RunEventType): boolean;
  readonly repo: Pick<TempRepo, 'git' | 'write'>;
  /** Asks without doing: a procedure of review about an attempt. */
  ask(method: 'conflicts', attemptId: string): Promise<unknown>;
};

/**
 * A run with a person in it who goes by what they see alone, so that they go on after a kill as a person would. `next`
 * gives what they do now, null when they wait, and 'end' once all is done.
 */
export type Walk = {
  /** The types of event before and after which a host dies in it. */
  readonly tells: readonly RunEventType[];
  readonly plan: string;
  /** Lines of overture.yaml. */
  readonly settings: string;
  next(seen: Seen): PersonAct | 'end' | null | Promise<PersonAct | 'end' | null>;
};

/** As in “after handedIn”. */
export function momentsOf({ tells }: Walk): readonly string[] {
  return tells.flatMap((type) => [`before ${type}`, `after ${type}`]);
}

export const run = (method: string, input: PersonAct['input'] = {}): PersonAct => ({
  service: 'run',
  method,
  input,
});
export const review = (method: string, input: PersonAct['input'] = {}): PersonAct => ({
  service: 'review',
  method,
  input,
});

type Row = {
  readonly id: string;
  readonly file: string;
  readonly agent: string;
  readonly lines: readonly string[];
  /** Further lines of the task. */
  readonly more?: string;
};

/** A plan whose tasks tell a scripted agent what to do. */
export const planOf = (...rows: readonly Row[]) =>
  `overture: 1\nspec: 001-greetings\ntasks:\n${rows
    .map(
      ({ id, file, agent, lines, more = '' }) => `  - id: ${id}
    title: Task ${id}
    role: implement
    criteria: [AC-1.1]
    scope: { change: [${file}], read: [] }
    agent: ${agent}
${more}    instructions: |
${lines.map((line) => `      ${line}\n`).join('')}`,
    )
    .join('')}`;

/** Going on with what a kill interrupted. */
export function goOn(
  { attempts, state }: Run,
  isWanted: (attempt: Attempt) => boolean = () => true,
): PersonAct | null {
  const broken = attempts.find((attempt) => attempt.state === 'interrupted' && isWanted(attempt));
  return broken && state === 'running' ? run('resumeAttempt', { attemptId: broken.id }) : null;
}
