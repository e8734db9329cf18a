import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownRepository, planOf, specOf } from './ownRepository.ts';
import { inState, startRun, task } from './runSteps.ts';
import { startOverture } from './startOverture.ts';
import { addAcpAgent, openFolder, walking } from './steps.ts';

const AGENT = join(import.meta.dirname, '../fixtures/agents/fakeAcpAgent.ts');
const SPEC = '001-greetings';

const costs = (amount: number) =>
  `> update ${JSON.stringify({ sessionUpdate: 'usage_update', used: 900, size: 200_000, cost: { amount, currency: 'USD' } })}`;

function greetings(): string {
  const tasks = ['T1', 'T2'].map((id) => ({
    id,
    title: `Write ${id}`,
    change: `${id}.txt`,
    criteria: 'AC-1.1',
    lines: [`> edit ${id}.txt hello`, costs(0.6), '> say Done.'],
  }));
  return ownRepository('greetings', {
    'overture.yaml': 'overture: 1\nlimits: { agents: 1, dollars: 0.5 }\n',
    [`specs/${SPEC}/spec.md`]: specOf(SPEC, 'Greetings', [['AC-1.1', 'The system SHALL greet.', 'a person']]),
    [`specs/${SPEC}/plan.yaml`]: planOf(SPEC, tasks),
  });
}

test('what a run costs stands beside what it may cost, holds what comes next, and a person can go past it; a second Overture is told', async () => {
  const repo = greetings();
  const overture = await startOverture();
  onTestFinished(() => overture.close());
  const { page, lookAt } = overture;
  await walking(overture, async () => {
    await addAcpAgent(page, 'Fake', `"${process.execPath}" "${AGENT}"`);
    await page.getByRole('button', { name: 'Start page' }).click();
    await openFolder(page, repo);
    await page.getByRole('button', { name: 'Greetings', exact: true }).waitFor();
    await startRun(page, 'greetings');
    await inState(page, 'T1', 'In review');
    await page.getByText('Cost so far: $0.60').waitFor();
    await page.getByText('of $0.50', { exact: true }).waitFor();

    // The next one waits for money, says so with the way forward, and starts by a person's word.
    await inState(page, 'T2', 'Ready');
    await task(page, 'T2').click();
    const why = /The run has used \$0\.60 of its \$0\.50\./;
    await page.getByText(why).first().waitFor();
    await lookAt('run-over-budget');
    await page.getByRole('button', { name: 'Start it now…' }).first().click();
    const starting = page.getByRole('dialog', { name: 'Start T2 now?' });
    await starting.getByRole('textbox', { name: 'Why it need not wait' }).fill('It is worth it.');
    await starting.getByRole('button', { name: 'Start T2' }).click();
    await inState(page, 'T2', 'In review');
    await page.getByText('Cost so far: $1.20').waitFor();
  });

  // Another Overture with data of its own looks on, and starts nothing.
  const second = await startOverture({ repo });
  onTestFinished(() => second.close());
  await walking(second, async () => {
    await second.page.getByText('Another Overture on this machine looks after the runs').waitFor();
    await second.page.getByRole('textbox', { name: 'Criterion AC-1.1' }).waitFor();
    await second.lookAt('held-elsewhere');
  });
  expect(await overture.page.getByText('Another Overture on this machine').count()).toBe(0);
});
