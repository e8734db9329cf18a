import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ownRepository, planOf, specOf } from './ownRepository.ts';
import { land, startRun, task, WORK } from './runSteps.ts';
import { addCommandAgent, dialog, openFolder } from './steps.ts';

const AGENT = join(import.meta.dirname, '../fixtures/agents/scriptedAgent.mjs');
const SPEC = '001-greetings';
export const OWN = 'echo "All well today, $1?"';
export const NOTES = Array.from({ length: 6 }, (_, index) => `# Note ${index + 1}.`);

/** Three places of it are changed by more than one task. */
const greet = (hello: string, day: readonly [string, string, string]) => [
  hello,
  ...NOTES,
  ...day,
  '# Priya.',
];
const GREET = greet('echo "Hello."', ['echo "How are you?"', '# Asked once.', 'echo "Nice day."']);
const BY_T1 = greet('echo "Hello, $1."', ['echo "How are you, $1?"', '# Asked once.', 'echo "Nice day."']);
const BY_T2 = greet('echo "Hi, $1."', ['echo "All well, $1?"', '# Asked gently.', 'echo "Lovely day."']);
const BY_T3 = greet('echo "Hello."', ['echo "How are you?"', '# Asked once.', 'echo "Nice day, $1."']);

const writes = (lines: readonly string[]) => `1> write greet.sh ${lines.join('\\n')}`;
const logo = (byte: number) => `1> bytes logo.bin ${Buffer.from([0, byte, 255]).toString('base64')}`;

export const greetings = () =>
  ownRepository('greetings', {
    'greet.sh': `${GREET.join('\n')}\n`,
    'logo.bin': Buffer.from([0, 9, 255]),
    [`specs/${SPEC}/spec.md`]: specOf(SPEC, 'Greetings by name', [
      ['AC-1.1', 'WHEN a name is given, the greeting SHALL say it.', '`sh -n greet.sh`'],
      ['AC-1.2', 'WHEN a name is given, the goodbye SHALL say it.', '`sh -n bye.sh`'],
      ['AC-1.3', 'WHEN a name is given, the wish for the day SHALL say it.', '`sh -n day.sh`'],
    ]),
    [`specs/${SPEC}/plan.yaml`]: planOf(SPEC, [
      {
        id: 'T1',
        title: 'Greet by name',
        change: 'greet.sh, logo.bin',
        criteria: 'AC-1.1',
        lines: [writes(BY_T1), logo(1)],
      },
      {
        id: 'T2',
        title: 'Say goodbye by name',
        change: 'bye.sh',
        criteria: 'AC-1.2',
        lines: ['1> write bye.sh echo "Goodbye, $1."', writes(BY_T2), logo(2)],
      },
      {
        id: 'T3',
        title: 'Wish a day by name',
        change: 'day.sh',
        criteria: 'AC-1.3',
        lines: ['1> write day.sh echo "Nice day, $1."', writes(BY_T3)],
      },
    ]),
  });

export const settleDialog = (page: Page) => dialog(page, 'Settle where T2 meets landed work');
export const placeOf = (page: Page, name: RegExp) =>
  settleDialog(page).getByRole('navigation', { name: 'Places' }).getByRole('button', { name });

/** All three tasks are in review, and T1 has landed. */
export async function beginRun(page: Page, repo: string): Promise<void> {
  await addCommandAgent(page, 'Scripted', `"${process.execPath}" "${AGENT}"`);
  await page.getByRole('button', { name: 'Start page' }).click();
  await openFolder(page, repo);
  await page.getByRole('button', { name: 'Greetings by name' }).waitFor();
  await startRun(page, 'greetings');
  // Three agents and their checks at once have to share the machine.
  for (const id of ['T1', 'T2', 'T3'])
    await task(page, id)
      .filter({ hasText: 'In review' })
      .waitFor({ timeout: 3 * WORK });
  await land(page, 'T1');
}
