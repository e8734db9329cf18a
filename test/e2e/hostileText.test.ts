import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { scriptedModel, type ScriptedRequest } from '#test/helpers/scriptedModel.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { ownRepository, planOf, specOf } from './ownRepository.ts';
import { inState, openReview, startRun, task } from './runSteps.ts';
import { type Overture, startOverture } from './startOverture.ts';
import { addCommandAgent, goToStage, openFolder, walking } from './steps.ts';

const AGENT = join(import.meta.dirname, '../fixtures/agents/scriptedAgent.mjs');
const SPEC = '001-hostile';
const IMAGE = '<img src=https://evil.example/i onerror=globalThis.taken=1>';
const PAYLOADS = [
  IMAGE,
  '<script>globalThis.taken=1</script>',
  '<svg/onload=alert(1)>',
  '<iframe srcdoc="<script>parent.taken=1</script>"></iframe>',
  '<a href="javascript:globalThis.taken=1">press</a>',
  '[press](javascript:globalThis.taken=1)',
  '![picture](https://evil.example/p.png)',
  '<style>@import "https://evil.example/s.css"</style>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<form action=https://evil.example/><button>press</button></form>',
].join(' ');
/** No file name holds a slash. */
const FILE = '<img src=x onerror=globalThis.taken=1>.sh';

const hostile = () =>
  ownRepository('hostile', {
    'greet.sh': 'echo Hello\n',
    [FILE]: `echo '${IMAGE}'\n`,
    'check/all.sh': `echo '${IMAGE}'; test -f greet.sh\n`,
    'overture.yaml': 'overture: 1\nlimits: { agents: 1, retries: 0 }\n',
    [`specs/${SPEC}/spec.md`]: `${specOf(SPEC, `Hostile ${IMAGE}`, [
      ['AC-1.1', `The greeting SHALL be ${PAYLOADS}`, '`sh check/all.sh`'],
    ])}\n## Remarks\n\n${PAYLOADS}\n\n> ${PAYLOADS}\n\n- ${PAYLOADS}\n`,
    [`specs/${SPEC}/plan.yaml`]: planOf(SPEC, [
      {
        id: 'T1',
        title: 'Greet',
        change: 'greet.sh',
        criteria: 'AC-1.1',
        lines: [
          `1> write greet.sh echo "${IMAGE}"`,
          '1> write <img/src=x/onerror=globalThis.taken=1> named',
          PAYLOADS,
        ],
      },
    ]),
  });

test('HTML and script in specs, plans, output, diffs and file names is text, and reaches nothing', async () => {
  const repo = hostile();
  const overture = await startOverture();
  onTestFinished(() => overture.close());
  await walking(overture, () => walk(overture, repo));
});

/** Says whether all on the page is text still; `screen` is told when not. */
function watchPage({ page, origin, context }: Overture): (screen: string) => Promise<void> {
  const strange: string[] = [];
  page.on('dialog', (asked) => void asked.dismiss().then(() => strange.push(`dialog ${asked.message()}`)));
  context.on('page', (opened) => strange.push(`window ${opened.url()}`));
  context.on('request', (request) => {
    if (!/^(?:data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin)
      strange.push(request.url());
  });
  return async (screen) => {
    expect({ screen, strange, ...(await intruders(page)) }).toEqual({
      screen,
      strange: [],
      taken: false,
      elements: [],
    });
  };
}

async function walk(overture: Overture, repo: string): Promise<void> {
  const { page, origin } = overture;
  const isText = watchPage(overture);
  await addCommandAgent(page, 'Scripted', `"${process.execPath}" "${AGENT}"`);
  await page.getByRole('button', { name: 'Start page' }).click();
  await openFolder(page, repo);
  await page.getByRole('heading', { name: 'Remarks' }).waitFor();
  await isText('spec');
  await page.keyboard.press('Control+Shift+m');
  await page.getByRole('textbox', { name: 'Markdown of the spec' }).waitFor();
  await isText('markdown');
  await page.keyboard.press('Control+Shift+m');
  await startRun(page, 'hostile');
  await isText('plan');
  await inState(page, 'T1', 'In review');
  await task(page, 'T1').click();
  await isText('run');
  const review = await openReview(page, 'T1');
  await review.getByText('onerror').first().waitFor();
  await isText('review');
  await goToStage(page, 'History');
  await page.getByRole('main').waitFor();
  await isText('history');
  await page.goto(`${origin}/#/`);
  await page.getByText('hostile').first().waitFor();
  await isText('home');
}

/** What a model says, where it is a question and where it is a proposal. */
const SAID = `${IMAGE} <script>globalThis.taken=1</script> [press](javascript:globalThis.taken=1) ![p](https://evil.example/p.png)`;

function hostileModel({ body }: ScriptedRequest) {
  const prompt = String(body.messages.findLast(({ role }) => role === 'user')?.content);
  if (prompt.includes('one word')) return { say: 'ready' };
  if (prompt.includes('<answer>')) {
    const criteria = [`The system SHALL greet with ${SAID}`];
    return {
      say: JSON.stringify({ edits: [{ kind: 'addRequirement', title: `Greet ${IMAGE}`, criteria }] }),
    };
  }
  const suggestions = [`Yes ${SAID}`, `No ${IMAGE}`];
  const quote = { path: 'greet.sh', line: 1, quote: 'echo Hello', note: `See ${SAID}` };
  const question = {
    topic: 'people',
    about: [],
    text: `Who is greeted? ${SAID}`,
    why: `It matters. ${SAID}`,
  };
  return { say: JSON.stringify({ ...question, suggestions, citations: [quote] }) };
}

test('HTML and script in what a model replies is text, in a question, a proposal and the spec', async () => {
  const model = await scriptedModel(hostileModel, { models: ['stranger'] });
  onTestFinished(() => model.die());
  const repo = await tempRepo({ files: { 'greet.sh': 'echo Hello\n' } });
  const overture = await startOverture({ repo: repo.path });
  onTestFinished(() => overture.close());
  await walking(overture, () => interview(overture, model.address));
});

async function interview(overture: Overture, address: string): Promise<void> {
  const { page } = overture;
  const isText = watchPage(overture);
  await page.getByRole('heading', { name: 'Start with the request' }).waitFor();
  const project = page.url();
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const models = page.getByRole('region', { name: 'Models' });
  await models.getByRole('textbox', { name: 'Address' }).fill(address);
  await models.getByRole('textbox', { name: 'Model' }).fill('stranger');
  await models.getByRole('button', { name: 'Save and test' }).click();
  await models.getByText(/^Answers in /).waitFor();
  await page.goto(project);
  await page.getByRole('textbox', { name: 'The request' }).fill('Greet people.');
  await page.getByRole('button', { name: 'Start the interview' }).click();
  const asked = page.getByRole('region', { name: 'Interview' });
  await asked.getByRole('heading', { name: 'Who is greeted?' }).waitFor();
  await asked.getByText('onerror').first().waitFor();
  await isText('question');
  await asked.getByRole('textbox', { name: 'Answer in your own words' }).fill('Everybody.');
  await page.keyboard.press('Control+Enter');
  const accept = page.getByRole('button', { name: /^Accept proposal for/ }).first();
  await accept.waitFor();
  await isText('proposal');
  await accept.click();
  await accept.waitFor({ state: 'hidden' });
  await page.getByText('The system SHALL greet with').first().waitFor();
  await isText('spec');
}

/** What would be there had any of it been taken for HTML. */
function intruders(page: Page) {
  return page.evaluate(() => ({
    taken: 'taken' in globalThis,
    elements: [
      ...document.querySelectorAll(
        '[onerror], [onload], [href^="javascript:" i], [src*="evil.example"], [action*="evil"], iframe[srcdoc*="taken"], mglyph',
      ),
    ].map((element) => element.outerHTML.slice(0, 100)),
  }));
}
