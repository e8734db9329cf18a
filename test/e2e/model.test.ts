import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { scriptedModel, type ScriptedRequest } from '#test/helpers/scriptedModel.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { startOverture } from './startOverture.ts';

const KEY = 'a-key-for-the-test-4f2a';
const QUESTION = {
  topic: 'people',
  about: [],
  text: 'An owner removes an editor who has the settings page open. What should happen to unsaved changes?',
  why: 'Without a rule an agent will pick one, and the person loses work without being told why.',
  suggestions: [
    'Refuse the save, say why, keep the text on screen',
    'Refuse the save and reload',
    'Let that one save through',
  ],
  citations: [
    {
      path: 'src/server/roles.ts',
      line: 2,
      quote: "role === 'admin'",
      note: 'Today every admin can change every setting.',
    },
  ],
};
const EDITS = {
  edits: [
    {
      kind: 'addRequirement',
      title: 'Editors who were removed lose no text',
      criteria: [
        'IF a removed editor saves settings, THEN the system SHALL refuse with status 403 and keep the typed text on screen.',
      ],
    },
  ],
};

function able({ body }: ScriptedRequest) {
  const prompt = String(body.messages.findLast(({ role }) => role === 'user')?.content);
  const looked = body.messages.some(({ role }) => role === 'tool');
  if (prompt.includes('one word')) return { say: 'ready' };
  if (prompt.includes('<answer>')) return { say: JSON.stringify(EDITS) };
  if (!looked) return { call: [{ name: 'search', input: { words: 'admin settings' } }] };
  const next = {
    topic: 'data',
    text: 'What happens to settings that are there already?',
    why: 'They meet the change first.',
  };
  return { say: JSON.stringify(prompt.includes(QUESTION.text) ? next : QUESTION) };
}

test('a model that is set up in Settings leads the interview until it falls silent', async () => {
  const server = await scriptedModel(able, { key: KEY, models: ['qwen3-coder:30b', 'small'] });
  onTestFinished(() => server.die());
  const repo = await tempRepo({
    files: {
      'src/server/roles.ts': "export function isAdmin(role: string) {\n  return role === 'admin';\n}\n",
    },
  });
  const overture = await startOverture({ repo: repo.path });
  onTestFinished(() => overture.close());
  const { page, lookAt, dataDir } = overture;

  await page.getByRole('heading', { name: 'Start with the request' }).waitFor();
  const project = page.url();
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const models = page.getByRole('region', { name: 'Models' });
  await models.getByRole('textbox', { name: 'Address' }).fill(server.address);
  await models.getByRole('textbox', { name: 'Key' }).fill('a-wrong-key');
  await models.getByRole('textbox', { name: 'Model' }).fill('qwen3-coder:30b');
  await models.getByRole('button', { name: 'Save and test' }).click();
  await models.getByText('Key refused').waitFor();
  await lookAt('settings-model-refused');

  await models.getByRole('button', { name: 'Replace' }).click();
  await models.getByRole('textbox', { name: 'Key' }).fill(KEY);
  await models.getByRole('button', { name: 'Choose' }).click();
  await page.getByRole('menuitem', { name: 'qwen3-coder:30b' }).click();
  await models.getByRole('button', { name: 'Save and test' }).click();
  await models.getByText(/^Answers in (?:\d+\.\d|under 0\.1) s$/).waitFor();
  await models.getByText('Kept while Overture runs, ends in 4f2a').waitFor();
  expect(await page.content()).not.toContain(KEY);
  expect(readFileSync(join(dataDir, 'settings.json'), 'utf8')).not.toContain(KEY);
  await page.getByText('Nothing. The model runs on this machine.').waitFor();
  await lookAt('settings-model');

  await page.goto(project);
  await page
    .getByRole('textbox', { name: 'The request' })
    .fill('Customers need better control over who can edit workspace settings.');
  await page.getByRole('button', { name: 'Start the interview' }).click();
  const interview = page.getByRole('region', { name: 'Interview' });
  await interview.getByRole('heading', { name: QUESTION.text }).waitFor();
  await interview.getByText('Today every admin can change every setting.').waitFor();
  await interview.getByText('qwen3-coder:30b, on this machine').waitFor();
  await lookAt('interview-model');

  await interview
    .getByRole('textbox', { name: 'Answer in your own words' })
    .fill('Refuse it, but keep what they typed.');
  await page.keyboard.press('Control+Enter');
  await page
    .getByRole('button', { name: /^Accept proposal for/ })
    .first()
    .click();
  const spec = join(repo.path, 'specs');
  await expect
    .poll(async () =>
      (await repo.git('ls-files', '-o', '--', spec))
        .split('\n')
        .map((path) => (path ? readFileSync(join(repo.path, path), 'utf8') : ''))
        .join(''),
    )
    .toContain('SHALL refuse with status 403');

  await interview
    .getByRole('heading', { name: 'What happens to settings that are there already?' })
    .waitFor();
  await server.die();
  await interview.getByRole('button', { name: 'Skip' }).click();
  await interview
    .getByText(
      'The model does not answer. The interview goes on with its own questions; your answers are saved.',
    )
    .waitFor();
  await interview.getByText('from the guided set').waitFor();
  await lookAt('interview-model-gone');

  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await models.getByRole('button', { name: 'Forget this service and its key' }).click();
  await expect.poll(() => models.getByRole('radio', { name: 'No model' }).isChecked()).toBe(true);
  expect(await models.getByRole('textbox', { name: 'Address' }).inputValue()).toBe('');
});
