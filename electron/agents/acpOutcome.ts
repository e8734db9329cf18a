import type { PromptResponse } from '@agentclientprotocol/sdk';
import type { AgentOutcome } from './agentSession.ts';
import { modelErrorIn } from './modelErrorIn.ts';

export type TurnFacts = {
  readonly name: string;
  /** The words of the turn. */
  readonly report: string;
  /** The last message of them. */
  readonly lastWords: string;
  /** Whether it did or asked anything. */
  readonly hasActed: boolean;
  readonly wasRefused: boolean;
};

/** `end_turn` alone is no success: agents also end so when their model refused or could not be reached. */
export function outcomeOf({ stopReason }: PromptResponse, turn: TurnFacts): AgentOutcome {
  const { name, report } = turn;
  switch (stopReason) {
    case 'end_turn':
      return endedTurn(turn);
    case 'cancelled':
      return failed(
        turn.wasRefused
          ? `${name} ended its turn because something was refused. Go on, and tell it what to do instead.`
          : `${name} broke off its turn. Go on to try again.`,
        report,
      );
    case 'refusal':
      return failed(
        `${name} refused the task. Change the task's instructions, or choose another agent.`,
        report,
      );
    case 'max_tokens':
    case 'max_turn_requests':
      return failed(
        `${name} reached the most it may do in one turn. Go on from here, or split the task.`,
        report,
      );
    default:
      return failed(
        `${name} ended in a way Overture does not know. Look at what it did, then go on.`,
        report,
      );
  }
}

function endedTurn({ name, report, lastWords, hasActed }: TurnFacts): AgentOutcome {
  if (report === '' && !hasActed) {
    return failed(
      `${name} ended without a word or a change. Its model may be out of reach or not signed in; try it in Settings.`,
      '',
    );
  }
  const error = modelErrorIn(lastWords);
  if (error === null) return { ending: 'finished', sentence: `${name} ended its turn.`, report };
  return failed(
    `${name} ended with an error of its model: “${error}”. Go on to try again, or try it in Settings.`,
    report,
  );
}

export function failed(sentence: string, report: string): AgentOutcome {
  return { ending: 'failed', sentence, report };
}

export function cancelled(report: string): AgentOutcome {
  return { ending: 'cancelled', sentence: 'Stopped before it was done.', report };
}
