/** What stands where a secret stood. */
export const MASK = '‹secret›';

/** Shapes of keys that services hand out, and of private keys; a file that is no secret may still hold one. */
const SHAPES =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)|\b(?:sk|pk|rk)[-_](?:[a-z]+[-_])*[A-Za-z0-9_-]{16,}|\bgh[opsur]_[A-Za-z0-9]{20,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{16,}|\bxox[abeoprs]-[\w-]{10,}|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bAIza[\w-]{30,}|\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/g;
/** `password = "…"`: what stands in the quotes. */
const ASSIGNED =
  /((?:password|passwd|secret|token|api[_-]?key|private[_-]?key|access[_-]?key)\w*["']?\s*[:=]\s*)(["'])(?!\2)[^"'\s]{8,}\2/gi;

/** The text with what looks like a secret taken out; the number of lines stays. */
export function maskSecrets(text: string): string {
  return text
    .replace(SHAPES, (found) => `${MASK}${'\n'.repeat(found.split('\n').length - 1)}`)
    .replace(ASSIGNED, `$1$2${MASK}$2`);
}
