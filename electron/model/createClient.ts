import type OpenAI from 'openai';
import type { ModelAccess } from './model.ts';

/** What the package would tell the service about this machine, and does not. */
const UNTOLD = [
  'os',
  'arch',
  'runtime',
  'runtime-version',
  'lang',
  'package-version',
  'retry-count',
  'timeout',
];

/**
 * Everything is given, so that no OPENAI_ variable of the person's environment sends a key or a request elsewhere.
 * Redirects are refused: the person agreed to this address alone.
 */
export async function createClient({ address, key }: ModelAccess): Promise<OpenAI> {
  const { default: Client } = await import('openai');
  return new Client({
    baseURL: address.trim().replace(/\/+$/, ''),
    apiKey: key ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    logLevel: 'off',
    fetchOptions: { redirect: 'error' },
    defaultHeaders: {
      ...Object.fromEntries(UNTOLD.map((name) => [`x-stainless-${name}`, null])),
      'user-agent': 'Overture',
      ...(key === null && { authorization: null }),
    },
  });
}
