import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from '#electron/page/contentSecurityPolicy.ts';
import type { PageFile, PageFiles } from '#electron/page/pageFiles.ts';

/** Answers with a file of the page, compressed when the browser takes it, and headers of the moment. */
export function createPageServer(files: PageFiles) {
  const kept = new Map<string, Promise<Buffer>>();
  const read = (path: string): Promise<Buffer> => {
    const found = kept.get(path) ?? readFile(path);
    kept.set(path, found);
    return found;
  };

  return async (
    request: IncomingMessage,
    urlPath: string,
    response: ServerResponse,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<void> => {
    const file = files(urlPath);
    if (!file) return sendText(response, 404, 'There is nothing here.');
    const encoding = chooseEncoding(file, request.headers['accept-encoding']);
    const body = await read(encoding ? (file.encodings[encoding] ?? file.path) : file.path);
    response.writeHead(200, {
      ...SECURITY_HEADERS,
      'content-type': file.contentType,
      'content-length': body.length,
      'cache-control': file.immutable ? 'private, max-age=31536000, immutable' : 'no-store',
      vary: 'accept-encoding',
      ...(encoding && { 'content-encoding': encoding }),
      ...headers,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
}

function chooseEncoding(file: PageFile, accepted: string | string[] | undefined): 'br' | 'gzip' | undefined {
  const names = String(accepted ?? '')
    .split(',')
    .map((part) => part.split(';')[0]?.trim());
  return (['br', 'gzip'] as const).find((name) => names.includes(name) && file.encodings[name]);
}

/** A short answer in words, as a page a person can read. */
export function sendText(response: ServerResponse, status: number, sentence: string): void {
  const body = `<!doctype html><meta charset="utf-8"><title>Overture</title><p style="font:16px/24px system-ui;margin:48px">${sentence}</p>`;
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(body);
}
