import type { Trailer } from './git.ts';

const TRAILER = /^(?<key>[A-Za-z0-9][A-Za-z0-9-]*):[ \t]*(?<value>.*)$/;

/**
 * The trailers of a commit message: its last paragraph, when that is not the subject and every line of it is
 * `Key: value` or continues one with leading white space. Stricter than git, which accepts some prose between.
 */
export function parseTrailers(message: string): readonly Trailer[] {
  const paragraphs = message
    .replaceAll('\r\n', '\n')
    .trimEnd()
    .split(/\n[ \t]*\n+/);
  const last = paragraphs.length > 1 ? paragraphs.at(-1) : undefined;
  if (last === undefined) return [];
  const trailers: Trailer[] = [];
  for (const line of last.split('\n')) {
    const groups = TRAILER.exec(line)?.groups;
    const before = trailers.at(-1);
    if (groups) trailers.push({ key: groups['key'] ?? '', value: (groups['value'] ?? '').trim() });
    else if (before && /^[ \t]/.test(line))
      trailers[trailers.length - 1] = { key: before.key, value: `${before.value} ${line.trim()}`.trim() };
    else return [];
  }
  return trailers;
}

/** Ends the message with the trailers, in the paragraph of trailers it may already have. */
export function formatMessage(message: string, trailers: readonly Trailer[] = []): string {
  const text = message.replaceAll('\r\n', '\n').trim();
  const lines = trailers.map(({ key, value }) => `${key}: ${value.replaceAll(/\s*\n\s*/g, ' ').trim()}`);
  if (lines.length === 0) return `${text}\n`;
  const gap = parseTrailers(text).length > 0 ? '\n' : '\n\n';
  return `${text}${gap}${lines.join('\n')}\n`;
}

export function subjectOf(message: string): string {
  return message.split('\n', 1)[0]?.trimEnd() ?? '';
}
