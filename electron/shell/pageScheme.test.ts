import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '#electron/page/contentSecurityPolicy.ts';
import { shellBench } from '#test/helpers/shellBench.ts';

const { place, start } = shellBench();

describe('the page’s scheme', () => {
  test('is a standard, secure one that bypasses nothing', async () => {
    const { schemes } = await start();
    expect(schemes.privileged).toEqual([
      {
        scheme: 'overture-app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ]);
  });

  test('serves the built page with its policy, and nothing else', async () => {
    await writeFile(join(place.folder, 'out/main/secret.js'), 'the secret');
    const { schemes } = await start();
    const fetchPage = (url: string, method = 'GET') => schemes.handler!(new Request(url, { method }));
    const page = await fetchPage('overture-app://overture/specs/001');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toContain('<title>Overture');
    for (const url of [
      'overture-app://overture/../main/secret.js',
      'overture-app://overture/%2e%2e/main/secret.js',
      'overture-app://other/index.html',
    ]) {
      expect((await fetchPage(url)).status).toBe(404);
    }
    expect((await fetchPage('overture-app://overture/', 'POST')).status).toBe(404);
  });
});
