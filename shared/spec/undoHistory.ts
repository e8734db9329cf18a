import { z } from 'zod';

/** One change of a text that can be taken back: at `at`, `removed` gave way to `inserted`. */
export const textStepSchema = z
  .object({
    at: z.number().int().nonnegative(),
    removed: z.string(),
    inserted: z.string(),
    /** What was being edited; typing in one place within a moment is one step. */
    origin: z.string(),
    /** Milliseconds since 1970. */
    when: z.number(),
  })
  .readonly();
export type TextStep = z.infer<typeof textStepSchema>;

/** The way back from `text` and forward again, oldest step first; `future` is done again from its end. */
export const undoHistorySchema = z
  .object({
    text: z.string(),
    past: z.array(textStepSchema).readonly(),
    future: z.array(textStepSchema).readonly(),
  })
  .readonly();
export type UndoHistory = z.infer<typeof undoHistorySchema>;

/** What is kept over a restart: steps, and UTF-16 units of all their words and of the text. */
const MOST_STEPS = 300;
const MOST_UNITS = 1_000_000;

/** The latest part of a history that is small enough to keep; null when the text alone is too long. */
export function boundHistory({ text, past, future }: UndoHistory): UndoHistory | null {
  let left = MOST_UNITS - text.length;
  if (left < 0) return null;
  const nearest = (steps: readonly TextStep[]) => {
    const kept: TextStep[] = [];
    for (const step of steps.slice(-MOST_STEPS).toReversed()) {
      left -= step.removed.length + step.inserted.length;
      if (left < 0) break;
      kept.unshift(step);
    }
    return kept;
  };
  return { text, past: nearest(past), future: nearest(future) };
}
