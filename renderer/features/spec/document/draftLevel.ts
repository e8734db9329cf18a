import type { SpecDocument } from '#shared/spec/specDocument.ts';
import type { Draft } from '../specStore.ts';

/** What a key makes of a line without words yet: another line in its place, or none and the focus back above. */
export type NextDraft = { readonly draft: Draft } | { readonly back: string | null };

/**
 * The levels are requirement, criterion, shown by. Tab goes one deeper, Shift+Tab one up, and Enter too, for an empty
 * line ends its list. Undefined where a key has no meaning; then Tab moves the focus as everywhere.
 */
export function draftLevel(
  document: SpecDocument,
  draft: Draft,
  key: 'deeper' | 'up' | 'enter',
): NextDraft | undefined {
  const isUp = key !== 'deeper';
  switch (draft.kind) {
    case 'requirement': {
      const owner =
        document.requirements.find((own) => own.key === draft.after) ?? document.requirements.at(-1);
      if (key === 'enter') return { back: owner?.key ?? null };
      if (key === 'up' || !owner) return undefined;
      return {
        draft: { kind: 'criterion', requirement: owner.key, after: owner.criteria.at(-1)?.key ?? null },
      };
    }
    case 'criterion':
      if (isUp) return { draft: { kind: 'requirement', after: draft.requirement } };
      return draft.after === null ? undefined : { draft: { kind: 'shownBy', criterion: draft.after } };
    case 'shownBy': {
      const criterion = document.criteria.find((own) => own.key === draft.criterion);
      if (!isUp || !criterion) return undefined;
      return { draft: { kind: 'criterion', requirement: criterion.requirement, after: criterion.key } };
    }
    case 'item':
    case 'paragraph':
      return key === 'enter' ? { back: draft.after ?? null } : undefined;
  }
}
