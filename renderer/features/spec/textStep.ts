import type { TextStep } from '#shared/spec/undoHistory.ts';

const MOMENT = 1_000;

/** The smallest single replacement that turns `before` into `after`; never splits a surrogate pair. */
export function stepBetween(before: string, after: string, origin: string, when: number): TextStep {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  if (start > 0 && isHighSurrogate(before, start - 1)) start--;
  let end = 0;
  while (
    end < most - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end++;
  if (end > 0 && isLowSurrogate(before, before.length - end)) end--;
  return {
    at: start,
    removed: before.slice(start, before.length - end),
    inserted: after.slice(start, after.length - end),
    origin,
    when,
  };
}

export function takeBack(text: string, step: TextStep): string {
  return text.slice(0, step.at) + step.removed + text.slice(step.at + step.inserted.length);
}

export function doAgain(text: string, step: TextStep): string {
  return text.slice(0, step.at) + step.inserted + text.slice(step.at + step.removed.length);
}

/** One step for both, when they are typing that goes on; undefined when they are two acts. */
export function joinSteps(last: TextStep, next: TextStep): TextStep | undefined {
  if (last.origin !== next.origin || next.when - last.when > MOMENT) return undefined;
  const isTypingOn = next.removed === '' && next.at === last.at + last.inserted.length;
  if (isTypingOn) return { ...last, inserted: last.inserted + next.inserted, when: next.when };
  const isDeletingBack =
    next.inserted === '' && last.inserted === '' && next.at + next.removed.length === last.at;
  if (isDeletingBack) {
    return { ...last, at: next.at, removed: next.removed + last.removed, when: next.when };
  }
  return undefined;
}

function isHighSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff;
}
