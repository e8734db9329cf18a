import type { Trace, TraceLink } from '#renderer/app/traceStore.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';

const REQUEST_SHOWN = 38;

/** The chain from the request to what is selected; what comes behind the criterion is other features' to tell. */
export function specTrace(
  document: SpecDocument,
  selection: string | null,
  onSelect: (key: string) => void,
): Trace {
  const request: TraceLink | undefined = document.request
    ? {
        label: 'Request',
        text: `“${shortened(document.request.text)}”`,
        voice: 'quote',
        onSelect: () => onSelect('request'),
      }
    : undefined;
  const criterion = document.criteria.find((each) => each.key === selection);
  const requirement = document.requirements.find(
    (each) => each.key === selection || each.key === criterion?.requirement,
  );
  return {
    ...(request ? { request } : {}),
    ...(requirement
      ? {
          requirement: {
            label: requirement.id,
            text: requirement.title,
            onSelect: () => onSelect(requirement.key),
          },
        }
      : {}),
    ...(criterion
      ? { criterion: { text: criterion.id, voice: 'id' as const, onSelect: () => onSelect(criterion.key) } }
      : {}),
    here: criterion ? 'criterion' : requirement ? 'requirement' : 'request',
  };
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= REQUEST_SHOWN) return line;
  const cut = line.lastIndexOf(' ', REQUEST_SHOWN);
  return `${line.slice(0, cut > 10 ? cut : REQUEST_SHOWN)}…`;
}
