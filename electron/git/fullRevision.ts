/** The object id of 40 (SHA-1) or 64 (SHA-256) hexadecimal digits. */
const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

export function isObjectId(text: string): boolean {
  return OBJECT_ID.test(text);
}

/** A name without doubt: a branch is never mistaken for a tag, an option or an expression of git's. */
export function fullRevision(revision: string): string {
  if (revision === 'HEAD' || isObjectId(revision) || revision.startsWith('refs/')) return revision;
  return `refs/heads/${revision}`;
}
