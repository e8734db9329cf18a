import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { wordsOfAnswer } from '#shared/run/decideAnswer.ts';
import type { AgentFacts } from '#electron/agents/agentSession.ts';
import type { Asked, GivenAnswer, NeedDesk } from '#electron/agents/needDesk.ts';
import { isInScope } from '#shared/run/scopesOverlap.ts';
import { type AgentTool, agentTool, type ToolAnswer } from './agentTool.ts';

export type AskNeeds = {
  readonly facts: AgentFacts;
  readonly desk: NeedDesk;
  /** An answer that came when its caller no longer waited; it is passed on as the agent's next message. */
  readonly onLate: (words: string) => void;
  /** Milliseconds a question keeps its caller waiting; several agents give a call up after a minute. */
  readonly patienceMs?: number;
};

const PATIENCE_MS = 50_000;
const CHOICES = 6;
const PATHS = 40;

const INSIDE = /^(?![\\/]|[A-Za-z]:)(?!.*(?:^|\/)\.\.(?:\/|$))(?!\.git(?:\/|$))[^\n]+$/;

/** Checked here and not in the schema that agents are given: the services behind them take only simple patterns. */
export const insidePath = z
  .string()
  .trim()
  .max(1000)
  .refine((path) => INSIDE.test(path), 'A path or pattern inside the repository.');

/** Waits for a person; a caller that gives up, or would, gets the answer as its next message. */
export function askPerson(needs: AskNeeds): AgentTool {
  return agentTool(
    'ask_person',
    'Ask the person',
    'Ask the person who runs this task something that the spec does not settle and that you cannot find out yourself. Waits for the answer.',
    z.object({
      question: z
        .string()
        .trim()
        .min(1)
        .max(2000)
        .describe('One question, in plain words, ending in a question mark.'),
      why: z
        .string()
        .trim()
        .max(2000)
        .default('')
        .describe('What the spec leaves open and what hangs on it.'),
      choices: z.array(z.string().trim().min(1).max(200)).max(CHOICES).default([]),
      about: z.string().trim().max(40).default('').describe('The criterion it is about, such as AC-1.2.'),
    }),
    async ({ question, why, choices, about }, signal) => {
      const asked = needs.desk.ask(
        {
          kind: 'question',
          title: question,
          detail: about,
          explanation: why,
          options: choices.map((label, index) => ({ id: String(index), label, kind: 'answer' })),
          lasting: false,
        },
        'session',
      );
      return waitFor(needs, asked, signal, (answer) => ({
        text: `The person answered: ${wordsOfAnswer(asked.need, answer)}`,
      }));
    },
  );
}

export function askWiderScope(needs: AskNeeds): AgentTool {
  return agentTool(
    'ask_wider_scope',
    'Ask for a wider scope',
    'Ask to change files that your brief does not let you change. Waits for the answer; do not change them before it.',
    z.object({
      paths: z.array(insidePath).min(1).max(PATHS),
      reason: z.string().trim().min(1).max(2000),
    }),
    async ({ paths, reason }, signal) => {
      const wanted = [...new Set(paths)].filter((path) => !isAllowedAlready(needs.facts, path));
      if (wanted.length === 0) return { text: 'You may change these already.' };
      const asked = needs.desk.ask(
        {
          kind: 'scope',
          title: wanted.length === 1 ? 'May it change this file, too?' : 'May it change these files, too?',
          detail: wanted.join('\n'),
          explanation: reason,
          options: [
            { id: 'allow', label: 'Allow', kind: 'allowOnce' },
            { id: 'refuse', label: 'Refuse', kind: 'refuseOnce' },
          ],
          lasting: false,
        },
        'session',
      );
      return waitFor(needs, asked, signal, ({ optionId, text }) => {
        const verdict =
          optionId === 'allow' ? 'You may change them now.' : 'No. Leave these files as they are.';
        return { text: [verdict, text.trim()].filter(Boolean).join(' ') };
      });
    },
  );
}

/** Whether the task may change that path already; a pattern counts as itself. */
function isAllowedAlready(facts: AgentFacts, path: string): boolean {
  const change = facts.scope();
  return change.length === 0 || change.includes(path) || isInScope(path, { role: 'implement', change });
}

async function waitFor(
  needs: AskNeeds,
  { need, answer }: Asked,
  signal: AbortSignal,
  describe: (answer: GivenAnswer) => ToolAnswer,
): Promise<ToolAnswer> {
  const waiting = new AbortController();
  const given = AbortSignal.any([signal, waiting.signal]);
  const late = wait(needs.patienceMs ?? PATIENCE_MS, 'late' as const, { signal: given, ref: false }).catch(
    () => 'late' as const,
  );
  const first = await Promise.race([answer, late]);
  waiting.abort();
  if (first === null) return { text: 'The person stopped this attempt.', failed: true };
  if (first !== 'late') return describe(first);
  void answer.then((later) => {
    if (later) needs.onLate(`You asked: ${need.title}\n${describe(later).text}`);
  });
  return { text: NOT_YET };
}

const NOT_YET =
  'Nobody has answered yet; the question stays open. Go on with what does not depend on it, then end your turn: the answer comes as your next message.';
