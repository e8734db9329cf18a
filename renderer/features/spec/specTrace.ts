import { requestTrace } from '#renderer/app/requestTrace.ts';
import type { Trace } from '#renderer/app/traceStore.ts';
import type { SpecCriterion, SpecDocument } from '#shared/spec/specDocument.ts';

/** The chain from the request to what is selected; `work` is what tasks have made of it so far. */
export function specTrace(
  document: SpecDocument,
  selection: string | null,
  onSelect: (key: string) => void,
  work: Trace = {},
): Trace {
  const { criterion, requirement } = selectedIn(document, selection);
  const at = requirement ?? null;
  return {
    ...requestTrace(document.request, 'agreed', () => onSelect('request')),
    ...(at
      ? { requirement: { label: at.id, text: at.title, onSelect: () => onSelect(at.key) } }
      : counted('requirement', document.requirements.length, 'requirement', 'requirements')),
    ...(criterion
      ? { criterion: { text: criterion.id, voice: 'id' as const, onSelect: () => onSelect(criterion.key) } }
      : counted('criterion', (at ?? document).criteria.length, 'criterion', 'criteria')),
    ...work,
    here: criterion ? 'criterion' : requirement ? 'requirement' : 'request',
  };
}

/** The criteria that the selection is about; all of them when it is about none. */
export function criteriaAt(document: SpecDocument, selection: string | null): readonly SpecCriterion[] {
  const { criterion, requirement } = selectedIn(document, selection);
  return criterion ? [criterion] : (requirement ?? document).criteria;
}

function selectedIn(document: SpecDocument, selection: string | null) {
  const criterion = document.criteria.find((each) => each.key === selection);
  const requirement = document.requirements.find(
    (each) => each.key === selection || each.key === criterion?.requirement,
  );
  return { criterion, requirement };
}

/** How many there are when none is selected; none at all is a missing link. */
function counted(kind: 'requirement' | 'criterion', count: number, one: string, many: string): Trace {
  return count === 0 ? {} : { [kind]: { text: count === 1 ? `1 ${one}` : `${count} ${many}` } };
}
