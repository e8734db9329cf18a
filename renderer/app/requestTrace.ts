import type { SpecRequest } from '#shared/spec/specDocument.ts';
import type { Trace } from './traceStore.ts';

/** Letters there is room for: beside what is agreed, and beside code and evidence. */
const LONGEST = { agreed: 38, made: 33 } as const;

/** The trace's first link, with the request's first words: “Customers need better control…”; nothing without one. */
export function requestTrace(
  request: SpecRequest | null,
  beside: keyof typeof LONGEST,
  onSelect?: () => void,
): Trace {
  if (!request) return {};
  const text = quoted(request.text, LONGEST[beside]);
  return { request: { label: 'Request', text, voice: 'quote', ...(onSelect && { onSelect }) } };
}

/** Ends with a whole word where there is one. */
function quoted(words: string, longest: number): string {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= longest) return `“${line}”`;
  const cut = line.slice(0, longest + 1).replace(/\s+\S*$/, '');
  return `“${cut.slice(0, longest)}…”`;
}
