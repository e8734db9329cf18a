import type { Approval } from '#shared/spec/contract.ts';

/** What the page says beside the spec's own words. */
export type HandoverFacts = {
  readonly specId: string;
  readonly project: string;
  /** The version the text is, or would be once it is approved. */
  readonly version: number;
  readonly state: 'approved' | 'changed' | 'draft';
  /** Who approved this very text, oldest first. */
  readonly approvals: readonly Approval[];
  /** SHA-256 of the text in hex. */
  readonly hash: string;
  /** Relative to the repository. */
  readonly path: string;
  /** ISO 8601: when the page was made. */
  readonly at: string;
  /** Pictures that the spec names, as data addresses by the path it names them with. */
  readonly images: ReadonlyMap<string, string>;
};

export function versionWords({ version, state }: Pick<HandoverFacts, 'version' | 'state'>): string {
  switch (state) {
    case 'approved':
      return `Version ${version}`;
    case 'changed':
      return `Draft of version ${version}, changed since it was approved`;
    case 'draft':
      return `Draft of version ${version}`;
  }
}

/** “9 June 2026”. */
export function dayWords(at: string): string {
  return new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}
