import { z } from 'zod';
import type { Usage } from '#shared/run/run.ts';

const count = z.number().nonnegative().transform(Math.round);
const INPUT = ['inputTokens', 'input_tokens', 'prompt_tokens', 'promptTokenCount', 'promptTokens'];
const OUTPUT = [
  'outputTokens',
  'output_tokens',
  'completion_tokens',
  'candidatesTokenCount',
  'completionTokens',
];
/** Where agents put their counts: in the answer itself, or in notes of their own at most this deep. */
const DEPTH = 4;

export type TurnTokens = { readonly input: number | null; readonly output: number | null };

/** What an agent says a turn used, wherever in its answer it says so; every agent has its own place for it. */
export function tokensOf(answer: unknown, depth = DEPTH): TurnTokens {
  if (typeof answer !== 'object' || answer === null || depth === 0) return { input: null, output: null };
  const fields = new Map(Object.entries(answer));
  const input = firstCount(fields, INPUT);
  const output = firstCount(fields, OUTPUT);
  if (input !== null || output !== null) return { input, output };
  for (const inner of fields.values()) {
    const found = tokensOf(inner, depth - 1);
    if (found.input !== null || found.output !== null) return found;
  }
  return { input: null, output: null };
}

function firstCount(fields: ReadonlyMap<string, unknown>, names: readonly string[]): number | null {
  for (const name of names) {
    const parsed = count.safeParse(fields.get(name));
    if (parsed.success) return parsed.data;
  }
  return null;
}

const NOTHING: Usage = {
  inputTokens: null,
  outputTokens: null,
  dollars: null,
  contextTokens: null,
  contextSize: null,
};

export type UsageMeter = {
  /** Its context and what the session cost so far, as `usage_update` has them. */
  context(update: { readonly used?: unknown; readonly size?: unknown; readonly cost?: unknown }): void;
  turn(answer: unknown): void;
  /** Tells what is not told yet; throws what `onUsage` does. */
  flush(): void;
};

const costSchema = z.object({ amount: z.number().nonnegative(), currency: z.string() });
const TELL_AFTER_MS = 5000;

/**
 * Adds up what an agent uses, on top of what the attempt used before. Every field may stay unknown; a cost in another
 * currency than dollars is left out. Told at most every few seconds.
 */
export function createUsageMeter(before: Usage | null, onUsage: (usage: Usage) => void): UsageMeter {
  let usage = before ?? NOTHING;
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    if (!timer) return;
    clearTimeout(timer);
    timer = undefined;
    onUsage(usage);
  };
  const tellSoon = () => {
    timer ??= setTimeout(flushOrKeep, TELL_AFTER_MS).unref();
  };
  /** Nobody hears what a timer throws: a full disk must not end everything, and takes it later. */
  const flushOrKeep = () => {
    try {
      flush();
    } catch (error) {
      console.error('what an agent uses is not recorded yet', error);
      tellSoon();
    }
  };
  const change = (next: Usage) => {
    if (JSON.stringify(next) === JSON.stringify(usage)) return;
    usage = next;
    tellSoon();
  };
  return {
    context({ used, size, cost }) {
      const paid = costSchema.safeParse(cost);
      const isDollars = paid.success && paid.data.currency.toUpperCase() === 'USD';
      change({
        ...usage,
        contextTokens: count.safeParse(used).data ?? usage.contextTokens,
        contextSize: count.safeParse(size).data ?? usage.contextSize,
        dollars: isDollars ? (before?.dollars ?? 0) + paid.data.amount : usage.dollars,
      });
    },
    turn(answer) {
      const { input, output } = tokensOf(answer);
      change({
        ...usage,
        inputTokens: sum(usage.inputTokens, input),
        outputTokens: sum(usage.outputTokens, output),
      });
    },
    flush,
  };
}

function sum(before: number | null, more: number | null): number | null {
  return before === null && more === null ? null : (before ?? 0) + (more ?? 0);
}
