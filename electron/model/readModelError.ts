import type { ModelError } from '#shared/model/modelError.ts';
import type { ModelAccess } from './model.ts';
import type { ModelTimer } from './modelTimer.ts';

const LONGEST_REASON = 200;

/** What an exception of the openai package, of fetch or of the stream means. Throws what is none of these. */
export async function readModelError(
  error: unknown,
  access: ModelAccess,
  timer: ModelTimer,
): Promise<ModelError> {
  const { APIConnectionError, APIError, OpenAIError } = await import('openai');
  const seconds = timer.passed();
  if (seconds !== null) return { code: 'tooSlow', seconds };
  if (timer.signal.aborted) return { code: 'cancelled' };
  const { address } = access;
  if (error instanceof APIConnectionError) return { code: 'doesNotAnswer', address };
  if (error instanceof APIError) {
    return error.status === undefined
      ? inStream(error.message, access)
      : ofStatus(error.status, error.message, access, error.headers);
  }
  // A stream that holds no JSON; a body that ends in the middle of itself.
  if (error instanceof SyntaxError || error instanceof OpenAIError) return { code: 'notAService', address };
  if (error instanceof TypeError || hasNetworkCode(error)) return { code: 'brokeOff' };
  throw error;
}

function ofStatus(
  status: number,
  message: string,
  access: ModelAccess,
  headers: Headers | undefined,
): ModelError {
  const { model, key, address } = access;
  const reason = wordsOf(message, access);
  if (status === 401 || status === 403) return { code: 'keyRefused', hasKey: key !== null };
  if (status === 404) {
    return /model/i.test(message) ? { code: 'noSuchModel', model } : { code: 'notAService', address };
  }
  if (status === 429 || status === 402) {
    const afterSeconds = waitOf(headers);
    return { code: 'rateLimited', ...(afterSeconds !== null && { afterSeconds }) };
  }
  if (status === 405 || (status >= 300 && status < 400)) return { code: 'notAService', address };
  if (status >= 500) return { code: 'serverFailed', status };
  if (/model .*(?:not found|does not exist|not available)/i.test(message))
    return { code: 'noSuchModel', model };
  return { code: 'requestRefused', status, reason };
}

/** Seconds from the `retry-after` header (RFC 9110, 10.2.3), which holds seconds or a date; null without one. */
function waitOf(headers: Headers | undefined): number | null {
  const value = headers?.get('retry-after')?.trim() ?? '';
  if (value === '') return null;
  const seconds = Number(value);
  const wait = Number.isFinite(seconds) ? seconds : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}

/** An error that the service sent inside its answer. */
function inStream(message: string, access: ModelAccess): ModelError {
  return { code: 'requestRefused', status: 200, reason: wordsOf(message, access) };
}

/** The package puts the status before the service's words; the key must never come back in them. */
function wordsOf(message: string, { key }: ModelAccess): string {
  const plain = message.replace(/^\d{3}\s+(?:status code \(no body\))?/, '').replace(/\s+/g, ' ');
  const safe = key ? plain.replaceAll(key, '…') : plain;
  return safe.length > LONGEST_REASON ? `${safe.slice(0, LONGEST_REASON)}…` : safe;
}

function hasNetworkCode(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(?:E[A-Z]+|UND_ERR_\w+)$/.test(String(error.code));
}
