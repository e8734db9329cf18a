import { readsOnly } from '#shared/plan/readsOnly.ts';
import type { Role } from '#shared/plan/plan.ts';
import type { SpecCriterion, SpecDocument } from '#shared/spec/specDocument.ts';
import type { EarlierWork } from './earlierWork.ts';
import type { CheckResult, Comment, Run, RunTask } from './run.ts';
import { stateOfTask } from './taskStates.ts';

/** All that a brief is made of; the same request gives the same words. */
export type BriefRequest = {
  readonly run: Run;
  readonly task: RunTask;
  /** What this attempt does for the task. */
  readonly role: Role;
  readonly earlier: EarlierWork;
  readonly spec: SpecDocument;
  /** Commands that will be run on the work, in order. */
  readonly checks: readonly { readonly name: string; readonly command: string }[];
  /** For a judge of one attempt: the checks that ran on it; left out, those of all that landed count. */
  readonly results?: readonly CheckResult[];
  /** For those who judge, what has landed; for those who mend, what the work changed so far. */
  readonly patch: string;
};

/** Characters of a patch or an output that a brief quotes. */
const PATCH_CHARACTERS = 120_000;
const OUTPUT_CHARACTERS = 6000;

/**
 * What the agent of a task is told, as Markdown. Each role gets its own: who implements sees the task and all that
 * binds it, who verifies sees criteria, changes and check results and nothing of how the work came about.
 */
export function briefFor(request: BriefRequest): string {
  const { task } = request;
  const parts = isJudge(request.role) ? judgeParts(request) : workerParts(request);
  const sections = [`# ${task.id} ${task.title}`, ...parts].filter((part) => part !== '');
  return `${sections.join('\n\n')}\n`;
}

function isJudge(role: Role): boolean {
  return role === 'verify' || role === 'critique';
}

function workerParts(request: BriefRequest): readonly string[] {
  const { spec, task, run, earlier, role, patch } = request;
  return [
    `You ${ROLE_WORDS[role]} for the spec “${spec.title}”. You are in a private copy of the repository, on a branch of your own: change files here and nowhere else.`,
    section(role === 'debug' ? 'What it was to do' : 'What to do', task.instructions.trim()),
    commentsSection(earlier.comments),
    conflictSection(earlier),
    failuresSection(earlier.checks),
    patch === '' ? '' : section('The work so far', fenced('diff', cut(patch, PATCH_CHARACTERS))),
    criteriaSection(request),
    section('Constraints', items(spec.constraints)),
    section('Boundaries', items(spec.boundaries)),
    section('Decisions', items(spec.decisions)),
    section('Out of scope', items(spec.scopeOut)),
    scopeSection(task),
    section('Already landed', landedBefore(run, task)),
    checksSection(request),
    section('Handing in', HAND_IN[role]),
  ];
}

function judgeParts(request: BriefRequest): readonly string[] {
  const { spec, task, run, patch, role } = request;
  const landed = run.attempts.filter(({ state }) => state === 'landed').flatMap(({ checks }) => checks);
  const results = request.results ?? landed;
  return [
    `You ${ROLE_WORDS[role]} for the spec “${spec.title}”. You are in a private copy of the repository that holds the work. Judge what is there; do not mend it.`,
    section('What to do', task.instructions.trim()),
    criteriaSection(request),
    section('Boundaries', items(spec.boundaries)),
    section('Check results so far', results.map(describeCheck).join('\n')),
    section('The changes', patch === '' ? '' : fenced('diff', cut(patch, PATCH_CHARACTERS))),
    section('Handing in', HAND_IN[role]),
  ];
}

const ROLE_WORDS: Readonly<Record<RunTask['role'], string>> = {
  investigate: 'find something out',
  implement: 'build one task',
  verify: 'verify criteria',
  critique: 'look for what is wrong',
  debug: 'find out why a check fails and mend it',
};

const WORK_HAND_IN =
  'Leave your work in the files; committing is not needed. Change only what the task needs. End with a few lines that say what you did and what a reviewer should look at, and one line for each criterion that says where it is met, as in `AC-1.2: src/policy.ts:12-20`.';
const JUDGE_HAND_IN =
  'End with one line for each criterion, exactly so: `AC-1.2 met: why` or `AC-1.2 not met: why`, naming a file and line, or a command and its output. Leave out what you could not judge.';

const HAND_IN: Readonly<Record<RunTask['role'], string>> = {
  investigate:
    'Write what you found, naming files and lines, and what the spec should say because of it. Your report is the result; change no file unless the task asks for it. What the spec should take over goes on lines of its own that begin with `Decision:`, `Assumption:`, `Constraint:`, `Boundary:` or `Open question:`.',
  implement: WORK_HAND_IN,
  debug: `Mend the cause, not the check: a test is changed only where the criteria ask for something else. ${WORK_HAND_IN}`,
  verify: JUDGE_HAND_IN,
  critique:
    'Write what you found, the gravest first, naming files and lines. Your report is the result; change no file.',
};

function criteriaSection({ spec, task }: BriefRequest): string {
  const wanted = new Set(task.criteria);
  const found = spec.criteria.filter(({ id }) => wanted.has(id));
  const lines = found.map((criterion) => {
    const title = spec.requirements.find(({ id }) => id === criterion.requirement)?.title ?? '';
    const shown = criterion.shownBy.map((way) => `\n  - shown by: ${describeWay(way)}`).join('');
    return `- **${criterion.id}** (${criterion.requirement} ${title}) ${criterion.text}${shown}`;
  });
  return section('Acceptance criteria', lines.join('\n'));
}

function describeWay({ kind, text }: SpecCriterion['shownBy'][number]): string {
  if (kind === 'command') return `\`${text}\``;
  if (kind === 'person') return 'a person';
  return kind === 'agent' ? 'a verifying agent' : text;
}

function items(list: readonly { readonly id: string | null; readonly text: string }[]): string {
  return list.map(({ id, text }) => (id ? `- **${id}** ${text}` : `- ${text}`)).join('\n');
}

function scopeSection({ role, change, read }: RunTask): string {
  const may = change.map((glob) => `- \`${glob}\``).join('\n');
  const should = read.length > 0 ? `\n\nWorth reading: ${read.map((glob) => `\`${glob}\``).join(', ')}` : '';
  const rule = 'Only these; a change elsewhere is shown to the reviewer as out of scope.';
  const free = readsOnly(role, change)
    ? '- none; a change is shown to the reviewer as out of scope'
    : '- any';
  return section('Files you may change', `${may === '' ? free : `${may}\n\n${rule}`}${should}`);
}

function landedBefore(run: Run, task: RunTask): string {
  const landed = run.tasks.filter(({ id }) => id !== task.id && stateOfTask(run, id) === 'landed');
  return landed.map((one) => `- ${one.id} ${one.title}${reportOf(run, one)}`).join('\n');
}

/** What an investigation found is the point of it, so the tasks after it read it. */
function reportOf(run: Run, task: RunTask): string {
  const landed = run.attempts.findLast(({ taskId, state }) => taskId === task.id && state === 'landed');
  if (task.role !== 'investigate' || !landed || landed.report === '') return '';
  return `\n\n${landed.report
    .split('\n')
    .map((line) => `  > ${line}`)
    .join('\n')}`;
}

function commentsSection(comments: readonly Comment[]): string {
  if (comments.length === 0) return '';
  const lines = comments.map(
    ({ anchor, text, by }, index) => `- ${whereOf(anchor)}${text} (${by}), comment ${index + 1}`,
  );
  return section('Sent back: what has to change', `${lines.join('\n')}\n\n${ANSWER_EACH}`);
}

const ANSWER_EACH =
  'When you hand in, answer each comment on a line of its own that begins so: `Comment 1: what you made of it`.';

function whereOf(anchor: Comment['anchor']): string {
  if (anchor.kind === 'criterion') return `**${anchor.criterion}**: `;
  if (anchor.kind === 'attempt') return '';
  return `\`${anchor.path}\`, line ${anchor.line}${anchor.side === 'old' ? ' before the change' : ''}: `;
}

function conflictSection({ conflicts }: EarlierWork): string {
  if (conflicts.length === 0) return '';
  const files = conflicts.map((path) => `- \`${path}\``).join('\n');
  return section(
    'Meets other work',
    `Other tasks have landed since, and both changed these files. They hold both sides between conflict markers; settle each so that both intentions hold, and leave no marker.\n\n${files}`,
  );
}

function failuresSection(checks: readonly CheckResult[]): string {
  const failing = checks.filter(({ passed }) => !passed);
  const parts = failing.map((check) => `${describeCheck(check)}\n\n${fenced('', cutStart(check.output))}`);
  return section('What failed on the last attempt', parts.join('\n\n'));
}

function describeCheck({ name, command, passed, exitCode }: CheckResult): string {
  const how = exitCode === null ? 'was stopped' : `exit code ${exitCode}`;
  return `- ${name} (\`${command}\`): ${passed ? 'passed' : `failed, ${how}`}`;
}

function checksSection({ checks }: BriefRequest): string {
  const lines = checks.map(({ name, command }) => `- ${name === command ? '' : `${name}: `}\`${command}\``);
  return section('Checks that will run on your work', lines.join('\n'));
}

function section(title: string, body: string): string {
  return body === '' ? '' : `## ${title}\n\n${body}`;
}

/** A fence longer than any in the text, so that quoted text cannot end it. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

function cut(text: string, limit: number): string {
  return text.length <= limit
    ? text
    : `${text.slice(0, limit)}\n… and ${text.length - limit} characters more`;
}

/** Failures stand at the end of an output. */
function cutStart(text: string): string {
  return text.length <= OUTPUT_CHARACTERS ? text : `…${text.slice(-OUTPUT_CHARACTERS)}`;
}
