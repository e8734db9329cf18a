import { z } from 'zod';
import type { Clock } from '#electron/host/clock.ts';
import type { ActivityEntry } from '#shared/run/activity.ts';
import { type AgentTool, agentTool, type ToolAnswer } from './agentTool.ts';
import { type AskNeeds, askPerson, askWiderScope, insidePath } from './askTools.ts';

export type ToolNeeds = AskNeeds & {
  readonly brief: string;
  readonly clock: Clock;
  readonly onActivity: (entry: ActivityEntry) => void;
};

const words = z.string().trim().min(1).max(4000);
const criterion = z.string().trim().min(1).max(40).describe('The id of the criterion, such as AC-1.2.');

/** The tools that every agent at work on a task is offered. Every call is an entry of the activity. */
export function overtureTools(needs: ToolNeeds): readonly AgentTool[] {
  const { facts } = needs;
  const tell = createTeller(needs);
  return [
    agentTool('read_brief', 'Read the brief', READ_BRIEF, z.object({}), () => {
      tell('read', 'Its brief');
      return { text: needs.brief };
    }),
    agentTool('read_spec', 'Read the spec', READ_SPEC, z.object({}), () => {
      tell('read', 'The spec');
      return { text: facts.spec() };
    }),
    agentTool('read_criterion', 'Read a criterion', READ_CRITERION, z.object({ criterion }), (input) => {
      tell('read', input.criterion);
      const text = facts.criterion(input.criterion);
      return text === null ? noSuchCriterion(input.criterion) : { text };
    }),
    askPerson(needs),
    askWiderScope(needs),
    agentTool(
      'record_decision',
      'Record a decision',
      RECORD_DECISION,
      z.object({ decision: words, reason: words }),
      ({ decision, reason }) => {
        facts.note({ kind: 'decision', text: decision, reason });
        tell('note', `Decided: ${decision}`, reason);
        return { text: 'Recorded where people follow your work.' };
      },
    ),
    agentTool(
      'record_assumption',
      'Record an assumption',
      RECORD_ASSUMPTION,
      z.object({ assumption: words, reason: z.string().trim().max(4000).default('') }),
      ({ assumption, reason }) => {
        facts.note({ kind: 'assumption', text: assumption, reason });
        tell('note', `Assumed: ${assumption}`, reason);
        return { text: 'Recorded where people follow your work.' };
      },
    ),
    agentTool('report_evidence', 'Report evidence', REPORT_EVIDENCE, evidenceInput, (input) => {
      if (facts.criterion(input.criterion) === null) return noSuchCriterion(input.criterion);
      const { shows, text, path = null, line = null } = input;
      facts.claim({ criterion: input.criterion.toUpperCase(), shows, text, path, line });
      const place = path === null ? '' : ` (${path}${line === null ? '' : `:${line}`})`;
      tell('note', `Says ${input.criterion} is ${shows === 'met' ? 'met' : 'not met'}: ${text}${place}`);
      return { text: 'Recorded as your word. Checks and people decide.' };
    }),
    ...(facts.comments() > 0 ? [answerComment(needs, tell)] : []),
  ];
}

/** Offered to those whose task came back with comments. */
function answerComment({ facts }: ToolNeeds, tell: Tell): AgentTool {
  const input = z.object({
    comment: z.int().min(1).max(9999).describe('Its number in the brief.'),
    answer: words,
  });
  return agentTool('answer_comment', 'Answer a comment', ANSWER_COMMENT, input, ({ comment, answer }) => {
    if (comment > facts.comments())
      return { text: `The brief has no comment ${comment}. read_brief shows them.`, failed: true };
    facts.answer(comment, answer);
    tell('note', `Answers comment ${comment}: ${answer}`);
    return { text: 'Recorded under the comment.' };
  });
}

const evidenceInput = z.object({
  criterion,
  shows: z.enum(['met', 'notMet']),
  text: words.describe('What shows it: the name of a test, what you saw.'),
  path: insidePath.optional(),
  line: z.number().int().min(1).optional(),
});

const READ_BRIEF = 'Your brief for this task again, in full.';
const READ_SPEC = 'The whole agreed spec that this task serves, as Markdown.';
const READ_CRITERION = 'One acceptance criterion: its words, and how it is to be shown.';
const RECORD_DECISION = 'Note something you decided that the spec leaves open, with your reason.';
const RECORD_ASSUMPTION = 'Note something you took for granted without being able to find out.';
const REPORT_EVIDENCE =
  'Say what shows that a criterion is met, or that it is not, naming a file and line if you can.';

const ANSWER_COMMENT =
  'Say what you made of a comment that your task came back with: what you changed, or why not.';

function noSuchCriterion(id: string): ToolAnswer {
  return { text: `The spec has no criterion ${id}. read_spec shows all of them.`, failed: true };
}

type Tell = (kind: 'read' | 'note', text: string, detail?: string) => void;

function createTeller({ clock, onActivity }: ToolNeeds): Tell {
  let count = 0;
  return (kind, text, detail = '') => {
    const at = new Date(clock()).toISOString();
    onActivity({ id: `asked-${++count}`, at, kind, text, detail, files: [], state: 'done' });
  };
}
