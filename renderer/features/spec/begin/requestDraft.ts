import type { ProjectId } from '#shared/project/project.ts';

/** A request that no spec was begun from yet. */
export interface RequestDraft {
  readonly request: string;
  readonly source: string;
  readonly template: string;
}

const EMPTY: RequestDraft = { request: '', source: '', template: 'feature' };
const keyOf = (projectId: ProjectId) => `overture:request:${projectId}`;

/** What was written when the page was left or loaded anew; nobody should have to find the message again. */
export function readRequestDraft(projectId: ProjectId): RequestDraft {
  try {
    const kept: unknown = JSON.parse(globalThis.localStorage?.getItem(keyOf(projectId)) ?? '{}');
    return isDraft(kept) ? kept : EMPTY;
  } catch {
    return EMPTY;
  }
}

/** Keeps it on this machine; one without words is forgotten. */
export function keepRequestDraft(projectId: ProjectId, draft: RequestDraft): void {
  const isEmpty = draft.request.trim() === '' && draft.source.trim() === '';
  try {
    if (isEmpty) globalThis.localStorage?.removeItem(keyOf(projectId));
    else globalThis.localStorage?.setItem(keyOf(projectId), JSON.stringify(draft));
  } catch {
    // A full or forbidden store keeps nothing; what is on the page stays.
  }
}

function isDraft(kept: unknown): kept is RequestDraft {
  if (typeof kept !== 'object' || kept === null) return false;
  const { request, source, template } = kept as Partial<Record<keyof RequestDraft, unknown>>;
  return [request, source, template].every((part) => typeof part === 'string');
}
