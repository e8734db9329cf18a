import type { SpecVersion } from '#shared/spec/contract.ts';
import { inOrderOfNumber, lastApproved } from './versionWords.ts';

/** Nothing: everything in the text is new. */
export const NOTHING = 'nothing';
/** The text in hand. */
export const NOW = 'now';

/** Two texts to compare: a commit, `nothing` or `now` each. */
export type Comparison = { readonly from: string; readonly to: string };

export type VersionChoice = { readonly value: string; readonly label: string };

/**
 * From the version before to the text in hand: before a draft that is the last approved one, or nothing while there is
 * none; before a text that is approved itself, the one approved before it, else the version before.
 */
export function defaultComparison(versions: readonly SpecVersion[], isApproved: boolean): Comparison {
  const approved = lastApproved(versions);
  if (!isApproved || !approved) return { from: approved?.commit ?? NOTHING, to: NOW };
  const earlier = inOrderOfNumber(versions).filter(({ number }) => number < approved.number);
  const before = earlier.findLast((version) => version.approved) ?? earlier.at(-1);
  return { from: before?.commit ?? NOTHING, to: NOW };
}

/** What a text can be compared with, newest first; `nothing` last. */
export function fromChoices(versions: readonly SpecVersion[]): readonly VersionChoice[] {
  return [...committedChoices(versions), { value: NOTHING, label: 'Nothing yet' }];
}

/** `now` is what the text in hand is called. */
export function toChoices(versions: readonly SpecVersion[], now: string): readonly VersionChoice[] {
  return [{ value: NOW, label: now }, ...committedChoices(versions)];
}

function committedChoices(versions: readonly SpecVersion[]): readonly VersionChoice[] {
  return inOrderOfNumber(versions)
    .toReversed()
    .map((version) => ({ value: version.commit, label: versionLabel(version) }));
}

export function versionLabel(version: SpecVersion): string {
  const at = new Date(version.at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long' });
  return `Version ${version.number}, ${version.approved ? 'approved' : 'saved'} ${at}`;
}
