import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { onTestFinished, test } from 'vitest';
import { ownRepository, planOf, specOf } from './ownRepository.ts';
import { inState, openReview, startRun, task, WORK } from './runSteps.ts';
import { startOverture } from './startOverture.ts';
import { addAcpAgent, dialog, goToStage, openFolder, walking } from './steps.ts';

const AGENT = join(import.meta.dirname, '../fixtures/agents/fakeAcpAgent.ts');
const SPEC = '001-greetings';

function greetings(): string {
  const task = (id: string, title: string, change: string, agent: string, line: string) => ({
    id,
    title,
    change,
    criteria: 'AC-1.1',
    more: [`agent: ${agent}`],
    lines: [line],
  });
  const plan = planOf(SPEC, [
    task('T1', 'Greet', 'greet.sh', 'codex', '> edit greet.sh echo "Hello."'),
    task('T2', 'Read what there is', '', 'claude', '> say It reads well.'),
  ]);
  const [work, rest] = plan.split('  - id: T2') as [string, string];
  return ownRepository('greetings', {
    'README.md': 'Greetings\n',
    'overture.yaml': 'overture: 1\n',
    [`specs/${SPEC}/spec.md`]: specOf(SPEC, 'Greetings', [['AC-1.1', 'The system SHALL greet.', 'a person']]),
    [`specs/${SPEC}/plan.yaml`]: `${work}  - id: T2${rest.replace('role: implement', 'role: critique')}`,
  });
}

const roles = (page: Page, agent: string) => page.getByRole('group', { name: `Roles ${agent} may take` });

async function press(page: Page, agent: string, isTicked: boolean, words: readonly string[]): Promise<void> {
  for (const name of words) {
    const tick = roles(page, agent).getByRole('checkbox', { name, checked: !isTicked });
    await tick.click();
    await roles(page, agent).getByRole('checkbox', { name, checked: isTicked }).waitFor();
  }
}

test('the ticks of Settings decide who is given a task, and a task that nobody may take waits for a word', async () => {
  const overture = await startOverture();
  onTestFinished(() => overture.close());
  const { page, lookAt } = overture;
  await walking(overture, async () => {
    await addAcpAgent(page, 'Claude', `"${process.execPath}" "${AGENT}" plain`);
    await addAcpAgent(page, 'Codex', `"${process.execPath}" "${AGENT}" plain`);
    await press(page, 'Claude', false, ['Verify', 'Critique']);
    await press(page, 'Codex', false, ['Investigate', 'Implement', 'Critique', 'Debug']);
    await lookAt('settings-roles');
    await page.setViewportSize({ width: 900, height: 900 });
    await lookAt('settings-roles-narrow');
    await page.setViewportSize({ width: 1440, height: 900 });

    // The plan gives T1 to Codex, which implements nothing here, and T2 to Claude, which criticizes nothing.
    await page.getByRole('button', { name: 'Start page' }).click();
    await openFolder(page, greetings());
    await page.getByRole('button', { name: 'Greetings', exact: true }).waitFor();
    await startRun(page, 'greetings');
    const log = page.getByRole('complementary', { name: 'Why tasks start or wait' });
    await log.getByText('Codex takes no implement tasks in Settings, so Claude does it.').waitFor();
    await inState(page, 'T1', 'In review');
    await task(page, 'T2').click();
    const main = page.getByRole('tabpanel', { name: 'Why it waits' });
    await main.getByText(/^None of the agents takes critique tasks in Settings\./).waitFor();
    await lookAt('run-nobody-may');
    await main.getByRole('button', { name: 'Start it now…' }).click();
    const asking = dialog(page, 'Start T2 now?');
    await asking.getByRole('combobox', { name: 'Who does it' }).click();
    await page.getByRole('option', { name: 'A person' }).click();
    await lookAt('run-start-now');
    await asking.getByRole('button', { name: 'Let it wait' }).click();

    // A tick lets it go on without another word.
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await press(page, 'Codex', true, ['Critique']);
    await goToStage(page, 'Run');
    await inState(page, 'T2', 'In review');
    await log.getByText('Claude takes no critique tasks in Settings, so Codex does it.').waitFor();

    // Work that is sent back waits in the same way, and its words and the way past them stand above the last attempt.
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await press(page, 'Claude', false, ['Implement']);
    await goToStage(page, 'Run');
    const review = await openReview(page, 'T1');
    await review.getByRole('button', { name: 'Send back…' }).click();
    const returning = dialog(page, /^Send T1 back/);
    await returning.getByRole('textbox', { name: 'About the whole' }).fill('Greet by name.');
    await returning.getByRole('button', { name: 'Send back T1' }).click();
    await goToStage(page, 'Run');
    await task(page, 'T1').click();
    const waits = page.getByRole('note').filter({ hasText: 'None of the agents takes implement tasks' });
    await waits.waitFor();
    await lookAt('run-next-try-waits');
    await waits.getByRole('button', { name: 'Start it now…' }).click();
    const starting = dialog(page, 'Start T1 now?');
    await starting.getByRole('textbox', { name: 'Why it need not wait' }).fill('Claude knows this code.');
    await starting.getByRole('button', { name: 'Start T1' }).click();
    await page.getByText('Second attempt, Claude').waitFor({ timeout: WORK });
    await waits.waitFor({ state: 'detached' });
  });
}, 240_000);
