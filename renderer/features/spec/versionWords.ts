import type { SpecState, SpecVersion } from '#shared/spec/contract.ts';

type Versions = Pick<SpecState, 'versions' | 'approval'>;

/** Oldest first. */
export function inOrderOfNumber(versions: readonly SpecVersion[]): readonly SpecVersion[] {
  return versions.toSorted((a, b) => a.number - b.number);
}

/** The number the text in hand has, or would get when it is approved. `hash` is of the text in the file. */
export function currentVersion(
  { versions, approval }: Versions,
  hash: string,
): { readonly number: number; readonly state: 'approved' | 'changed' | 'draft' } {
  const last = inOrderOfNumber(versions).at(-1)?.number ?? 0;
  if (!approval) return { number: last + 1, state: 'draft' };
  const approved = lastApproved(versions)?.number ?? Math.max(last, 1);
  if (approval.hash === hash) return { number: approved, state: 'approved' };
  return { number: Math.max(last, approved) + 1, state: 'changed' };
}

export function lastApproved(versions: readonly SpecVersion[]): SpecVersion | undefined {
  return inOrderOfNumber(versions).findLast((version) => version.approved);
}

/** “Draft of version 3”, “Version 2, approved by Priya Nair”, “Draft of version 3, changed since approved”. */
export function versionWords(file: Versions, hash: string): string {
  const { number, state } = currentVersion(file, hash);
  switch (state) {
    case 'approved':
      return `Version ${number}, approved${file.approval ? ` by ${file.approval.by}` : ''}`;
    case 'changed':
      return `Draft of version ${number}, changed since approved`;
    case 'draft':
      return `Draft of version ${number}`;
  }
}

/** “v3 draft”, for the stage tab. */
export function versionNote(file: Versions, hash: string): string {
  const { number, state } = currentVersion(file, hash);
  return state === 'approved' ? `v${number}` : `v${number} draft`;
}

/** “Priya Nair, with 2 others. Changed today at 10:14.” `changedAt` in milliseconds, for what is not committed yet. */
export function byline(versions: readonly SpecVersion[], changedAt: number | null, now: Date): string {
  const ordered = inOrderOfNumber(versions);
  const authors = [...new Set(ordered.map((version) => version.author))];
  const [first] = authors;
  const at = changedAt === null ? ordered.at(-1)?.at : new Date(changedAt).toISOString();
  const changed = at ? `Changed ${dayWords(new Date(at), now)} at ${clock(new Date(at))}.` : '';
  if (!first) return changed || 'A draft nobody has approved yet.';
  const others = authors.length - 1;
  const who = others === 0 ? first : `${first}, with ${others === 1 ? '1 other' : `${others} others`}`;
  return `${who}. ${changed}`;
}

/** “today”, “yesterday”, or “on 9 June”; with the year when it is another. */
export function dayWords(at: Date, now: Date): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000);
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  return `on ${day(at, now)}`;
}

export function day(at: Date, now: Date): string {
  const isThisYear = at.getFullYear() === now.getFullYear();
  return at.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' }),
  });
}

/** “10:14”. */
export function clock(at: Date): string {
  return `${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')}`;
}

function startOfDay(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}
