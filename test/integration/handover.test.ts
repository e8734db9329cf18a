import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { runCommand } from '#electron/cli/runCommand.ts';
import { printWithBrowser } from '#electron/services/handover/printWithBrowser.ts';
import { hashOf } from '#electron/services/spec/textFile.ts';
import { findChromium } from '#test/e2e/findChromium.ts';
import { specFixture } from '#test/helpers/specFixture.ts';
import { type TempRepo, tempRepo } from '#test/helpers/tempRepo.ts';

const ID = '001-settings-editors';
const PATH = `specs/${ID}/spec.md`;
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

let browser: Browser;
beforeAll(async () => {
  const executablePath = findChromium();
  browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
});
afterAll(() => browser.close());

async function handOver(repo: TempRepo, name: string, ...more: string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'handover-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, name);
  const said: string[] = [];
  const run = () =>
    runCommand(['handover', ID, '--to', file, ...more], {
      print: () => undefined,
      tell: (line) => void said.push(line),
      folder: repo.path,
    });
  return { file, said, run, exit: await run() };
}

/** The page with every request it makes and every word its console says. */
async function openPage(file: string) {
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  const asked: string[] = [];
  const said: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  page.on('dialog', (dialog) => void dialog.dismiss().then(() => said.push('dialog')));
  await page.goto(`file://${file}`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return { page, asked: asked.filter((url) => !url.startsWith('data:')), said };
}

test('a spec is handed over as one page that reads from open questions to sign-off and needs no other file', async () => {
  const text = specFixture('settings-editors.md').replace(
    '## Open questions',
    '## Sketches\n\n![The list of editors](attachments/list.png)\n\n![Elsewhere](https://example.com/a.png)\n\n## Open questions',
  );
  const repo = await tempRepo({ files: { [PATH]: text } });
  await repo.write({ [`specs/${ID}/attachments/list.png`]: PIXEL });
  const { file, exit } = await handOver(repo, 'settings.html');
  expect(exit).toBe(0);
  const { page, asked, said } = await openPage(file);
  expect({ asked, said }).toEqual({ asked: [`file://${file}`], said: [] });
  const headings = await page.getByRole('heading').allInnerTexts();
  expect(headings.map((heading) => heading.replace(/\s+/g, ' '))).toEqual([
    'Who can edit workspace settings',
    '1 open question',
    'Why',
    'Scope',
    'In',
    'Optional',
    'Out',
    'Requirements',
    'R1 Owners choose who may edit',
    'R4 Bulk invite optional',
    'Constraints',
    'Boundaries',
    'Integration notes',
    'Assumptions',
    'Decisions',
    'Sketches',
    'Code this touches',
    'Sign-off',
  ]);
  const words = await page.getByRole('main').innerText();
  expect(words).toContain('What happens to unsaved changes of a removed editor?');
  expect(words).toContain('waits for the product owner');
  expect(words).toContain('[picture: Elsewhere]');
  expect(words).toContain(`sha256:${hashOf(text)}`);
  expect(words).toContain('Draft of version 2');
  const picture = page.getByRole('img', { name: 'The list of editors' });
  expect(await picture.evaluate((element) => (element as HTMLImageElement).naturalWidth)).toBe(1);
  const face = await page.evaluate(() => [...document.fonts].some(({ status }) => status === 'loaded'));
  expect(face).toBe(true);
});

test('nothing in a spec runs or is loaded in the page, and its policy would forbid it anyway', async () => {
  const hostile = [
    '<img src=x onerror="console.log(1)"><script>console.log(2)</script>',
    '[click](javascript:console.log(3)) ![p](https://evil.example/x.png)',
    '<iframe src="https://evil.example"></iframe><style>*{background:url(https://evil.example/y)}</style>',
  ];
  const text = `---\noverture: 1\nid: ${ID}\ntitle: "<script>console.log(4)</script>"\nstatus: draft\n---\n\n# <script>console.log(4)</script>\n\n> <img src=x onerror=console.log(5)>\n\n## Why\n${hostile.join('\n\n')}\n\n## Requirements\n\n### R1 <svg onload=console.log(6)>\n\n- **AC-1.1** ${hostile[0]}\n  - shown by: \`</style><script>console.log(7)</script>\`\n\n## Constraints\n- **C1** ${hostile[1]}\n`;
  const repo = await tempRepo({ files: { [PATH]: text } });
  const { file } = await handOver(repo, 'hostile.html');
  const { page, asked, said } = await openPage(file);
  expect({ asked, said }).toEqual({ asked: [`file://${file}`], said: [] });
  expect(await page.locator('script, iframe, svg, img, main style, [onerror], [onload]').count()).toBe(0);
  expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  expect(await policy.getAttribute('content')).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'$/,
  );
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "ran"';
    document.body.append(script);
  });
  expect(await page.title()).not.toBe('ran');
});

test('an approved version names who approved it, and a later edit is a draft again', async () => {
  const text = specFixture('settings-editors.md');
  const repo = await tempRepo({ files: { [PATH]: text } });
  await repo.git('commit', '--allow-empty', '-qm', 'Something else');
  await repo.write({ [PATH]: `${text}\n` });
  await repo.git(
    'commit',
    '-qam',
    `Approve\n\nOverture-Approved: ${ID} sha256:${hashOf(`${text}\n`)}`,
    '--author',
    'Priya Nair <priya@example.com>',
  );
  const approved = await handOver(repo, 'approved.html');
  const words = await (await openPage(approved.file)).page.getByRole('main').innerText();
  expect(words).toMatch(/Version 2, as of/);
  expect(words).toMatch(/Approved\s+by Priya Nair on /);

  await repo.write({ [PATH]: `${text}\nMore.\n` });
  const changed = await handOver(repo, 'changed.html');
  expect(await (await openPage(changed.file)).page.getByRole('main').innerText()).toContain(
    'Draft of version 3, changed since it was approved',
  );
});

test('a file that is there already is replaced only when that is asked for', async () => {
  const repo = await tempRepo({ files: { [PATH]: specFixture('settings-editors.md') } });
  const { file, run, said } = await handOver(repo, 'own.html');
  await writeFile(file, 'mine');
  expect(await run()).toBe(1);
  expect(said.join('\n')).toContain('holds something else, so nothing was written. Say --overwrite');
  expect(await readFile(file, 'utf8')).toBe('mine');
});

test('the PDF holds the whole text on pages of A4, and breaks no criterion', async () => {
  const many = Array.from(
    { length: 60 },
    (_, index) =>
      `- **AC-1.${index + 3}** WHEN an owner does step ${index + 3}, the system SHALL show it within ${index + 1} seconds.`,
  ).join('\n');
  const text = specFixture('settings-editors.md').replace('### R4', `${many}\n\n### R4`);
  const repo = await tempRepo({ files: { [PATH]: text } });
  const { file, exit } = await handOver(repo, 'settings.pdf');
  expect(exit).toBe(0);
  const pdf = await getDocumentProxy(new Uint8Array(await readFile(file)));
  const { totalPages, text: pages } = await extractText(pdf);
  expect(totalPages).toBeGreaterThanOrEqual(4);
  expect(totalPages).toBeLessThanOrEqual(7);
  expect(pages[0]).toContain('Who can edit workspace settings');
  expect(pages[0]).toContain('open question');
  expect(pages.join(' ').replace(/\s+/g, ' ')).toContain(
    'WHEN an owner does step 62, the system SHALL show it',
  );
  expect(pages.at(-1)).toContain('Signature');
  const [, , width = 0, height = 0] = (await pdf.getPage(1)).view;
  expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
});

test('without a browser a PDF is refused with a way forward', async () => {
  expect(await printWithBrowser('<p>Hello</p>', { PATH: '/nowhere' })).toEqual({
    ok: false,
    error: { code: 'noPrinter' },
  });
});
