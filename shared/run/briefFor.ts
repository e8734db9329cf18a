import type { TaskCode } from '#shared/code/taskCode.ts';
import type { Result } from '#shared/contract/result.ts';
import { readsOnly } from '#shared/plan/readsOnly.ts';
import type { Role } from '#shared/plan/plan.ts';
import type { SpecCriterion, SpecDocument } from '#shared/spec/specDocument.ts';
import { type BriefItem, type BriefPart, listPart, outputPart } from './brief/briefPart.ts';
import { type PartName, quotePart, shortTitle, textPart } from './brief/briefPart.ts';
import { codePart } from './brief/codePart.ts';
import { fitBrief } from './brief/fitBrief.ts';
import type { Hide } from './brief/hideSecrets.ts';
import { hideTexts } from './brief/hideTexts.ts';
import { landedPart } from './brief/landedPart.ts';
import { taskWords } from './brief/taskWords.ts';
import { upstreamOf } from './brief/upstreamOf.ts';
import type { EarlierWork } from './earlierWork.ts';
import type { CheckResult, Comment, Run, RunTask } from './run.ts';

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
  /** For those who work: what the index knows, or half a sentence that says why not; left out, nothing is said of it. */
  readonly code?: Result<TaskCode, string>;
  /** Takes carried secrets out of the texts; nothing is secret when it is left out. */
  readonly hide?: Hide;
};

/**
 * What the agent of a task is told, as Markdown of at most `BRIEF_UNITS` UTF-16 units. Each role gets its own: who
 * implements sees the task and all that binds it, who verifies sees criteria, changes and check results and nothing of
 * how the work came about. What does not fit is told where it is missing (`fitBrief` says what goes first).
 */
export function briefFor(asked: BriefRequest): string {
  const request = asked.hide ? hideTexts(asked, asked.hide) : asked;
  const { task } = request;
  const heading = plainPart('heading', `# ${task.id} ${shortTitle(task.title)}`);
  const parts = isJudge(request.role) ? judgeParts(request) : workerParts(request);
  return fitBrief([heading, ...parts]);
}

function isJudge(role: Role): boolean {
  return role === 'verify' || role === 'critique';
}

const IN_SPEC = '`read_spec`, or the spec’s file, has them in full.';
const IN_FILES = 'The files of this copy hold them.';

function workerParts(request: BriefRequest): readonly BriefPart[] {
  const { spec, task, run, earlier, role, patch, code } = request;
  const words = taskWords(task, spec);
  return [
    plainPart(
      'opening',
      `You ${ROLE_WORDS[role]} for the spec “${shortTitle(spec.title)}”. You are in a private copy of the repository, on a branch of your own: change files here and nowhere else.`,
    ),
    taskPart(task, role === 'debug' ? 'What it was to do' : 'What to do'),
    commentsPart(earlier.comments),
    conflictPart(earlier),
    failuresPart(earlier.checks),
    quotePart('work', 'The work so far', { language: 'diff', text: patch, rest: IN_FILES }),
    criteriaPart(request),
    listPart('constraints', 'Constraints', items(spec.constraints), { rest: IN_SPEC }),
    listPart('boundaries', 'Boundaries', items(spec.boundaries), { rest: IN_SPEC }),
    listPart('decisions', 'Decisions', items(spec.decisions), { rest: IN_SPEC }),
    listPart('scopeOut', 'Out of scope', items(spec.scopeOut), { rest: IN_SPEC }),
    scopePart(task),
    landedPart(upstreamOf(run, task), code?.ok ? code.value : null, words),
    ...(code ? [codePart(code, words)] : []),
    checksPart(request),
    textPart('handIn', 'Handing in', HAND_IN[role], ''),
  ];
}

function judgeParts(request: BriefRequest): readonly BriefPart[] {
  const { spec, task, run, patch, role } = request;
  const landed = run.attempts.filter(({ state }) => state === 'landed').flatMap(({ checks }) => checks);
  const results = (request.results ?? landed).map(describeCheck).join('\n');
  return [
    plainPart(
      'opening',
      `You ${ROLE_WORDS[role]} for the spec “${shortTitle(spec.title)}”. You are in a private copy of the repository that holds the work. Judge what is there; do not mend it.`,
    ),
    taskPart(task, 'What to do'),
    criteriaPart(request),
    listPart('boundaries', 'Boundaries', items(spec.boundaries), { rest: IN_SPEC }),
    textPart('results', 'Check results so far', results, 'Run the checks to see the others.'),
    quotePart('changes', 'The changes', { language: 'diff', text: patch, rest: IN_FILES }),
    textPart('handIn', 'Handing in', HAND_IN[role], ''),
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

function plainPart(name: PartName, text: string): BriefPart {
  return textPart(name, '', text, '');
}

function taskPart({ id, instructions }: RunTask, title: string): BriefPart {
  return textPart('task', title, instructions.trim(), `The spec’s plan.yaml has them in full, under ${id}.`);
}

function criteriaPart({ spec, task }: BriefRequest): BriefPart {
  const wanted = new Set(task.criteria);
  const found = spec.criteria.filter(({ id }) => wanted.has(id));
  const list = found.map((criterion) => {
    const title = spec.requirements.find(({ id }) => id === criterion.requirement)?.title ?? '';
    const shown = criterion.shownBy.map((way) => `\n  - shown by: ${describeWay(way)}`).join('');
    const lead = `**${criterion.id}** `;
    return { lead, text: `(${criterion.requirement} ${shortTitle(title)}) ${criterion.text}${shown}` };
  });
  return listPart('criteria', 'Acceptance criteria', list, {
    rest: '`read_criterion` gives each of them in full, and so does the spec’s file.',
  });
}

function describeWay({ kind, text }: SpecCriterion['shownBy'][number]): string {
  if (kind === 'command') return `\`${text}\``;
  if (kind === 'person') return 'a person';
  return kind === 'agent' ? 'a verifying agent' : text;
}

function items(list: readonly { readonly id: string | null; readonly text: string }[]): readonly BriefItem[] {
  return list.map(({ id, text }) => ({ lead: id ? `**${id}** ` : '', text }));
}

function scopePart({ role, change, read }: RunTask): BriefPart {
  const may = change.map((glob) => `- \`${glob}\``).join('\n');
  const should = read.length > 0 ? `\n\nWorth reading: ${read.map((glob) => `\`${glob}\``).join(', ')}` : '';
  const rule = 'Only these; a change elsewhere is shown to the reviewer as out of scope.';
  const free = readsOnly(role, change)
    ? '- none; a change is shown to the reviewer as out of scope'
    : '- any';
  const body = `${may === '' ? free : `${may}\n\n${rule}`}${should}`;
  return textPart('scope', 'Files you may change', body, 'The spec’s plan.yaml names them all.');
}

function commentsPart(comments: readonly Comment[]): BriefPart {
  const list = comments.map(({ anchor, text, by }, index) => ({
    lead: whereOf(anchor),
    text,
    trail: ` (${by}), comment ${index + 1}`,
  }));
  return listPart('comments', 'Sent back: what has to change', list, {
    rest: 'Review shows them in full; `ask_person` where one is not clear.',
    after: ANSWER_EACH,
  });
}

const ANSWER_EACH =
  'When you hand in, answer each comment on a line of its own that begins so: `Comment 1: what you made of it`.';

function whereOf(anchor: Comment['anchor']): string {
  if (anchor.kind === 'criterion') return `**${anchor.criterion}**: `;
  if (anchor.kind === 'attempt') return '';
  return `\`${anchor.path}\`, line ${anchor.line}${anchor.side === 'old' ? ' before the change' : ''}: `;
}

function conflictPart({ conflicts }: EarlierWork): BriefPart {
  const how =
    'Other tasks have landed since, and both changed these files. They hold both sides between conflict markers; settle each so that both intentions hold, and leave no marker.';
  const files = conflicts.map((path) => `- \`${path}\``).join('\n');
  const body = files === '' ? '' : `${how}\n\n${files}`;
  return textPart('conflicts', 'Meets other work', body, '`git grep -l "<<<<<<<"` names them all.');
}

function failuresPart(checks: readonly CheckResult[]): BriefPart {
  const failing = checks.filter(({ passed }) => !passed);
  const outputs = failing.map((check) => ({ line: describeCheck(check), output: check.output }));
  return outputPart('failures', 'What failed on the last attempt', outputs);
}

function describeCheck({ name, command, passed, exitCode }: CheckResult): string {
  const how = exitCode === null ? 'was stopped' : `exit code ${exitCode}`;
  return `- ${name} (\`${command}\`): ${passed ? 'passed' : `failed, ${how}`}`;
}

function checksPart({ checks }: BriefRequest): BriefPart {
  const lines = checks.map(({ name, command }) => `- ${name === command ? '' : `${name}: `}\`${command}\``);
  return textPart(
    'checks',
    'Checks that will run on your work',
    lines.join('\n'),
    'overture.yaml has them all.',
  );
}
