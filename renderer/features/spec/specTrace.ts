import type { Trace, TraceLink } from '#renderer/app/traceStore.ts';
import type { SpecCriterion, SpecDocument } from '#shared/spec/specDocument.ts';

const REQUEST_SHOWN = 38;

/** The chain from the request to what is selected; `work` is what tasks have made of it so far. */
export function specTrace(
  document: SpecDocument,
  selection: string | null,
  onSelect: (key: string) => void,
  work: Trace = {},
): Trace {
  const request: TraceLink | undefined = document.request
    ? {
        label: 'Request',
        text: `“${shortened(document.request.text)}”`,
        voice: 'quote',
        onSelect: () => onSelect('request'),
      }
    : undefined;
  const { criterion, requirement } = selectedIn(document, selection);
  const at = requirement ?? null;
  return {
    ...(request ? { request } : {}),
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

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= REQUEST_SHOWN) return line;
  const cut = line.lastIndexOf(' ', REQUEST_SHOWN);
  return `${line.slice(0, cut > 10 ? cut : REQUEST_SHOWN)}…`;
}
