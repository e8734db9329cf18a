import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownRepository, planOf, specOf } from './ownRepository.ts';
import { inState, startRun } from './runSteps.ts';
import { startOverture } from './startOverture.ts';
import { openFolder, walking } from './steps.ts';

const SPEC = '001-greetings';

test('a damaged record of a project is put together again, and the person is told once', async () => {
  const repo = ownRepository('greeter', {
    'greet.sh': 'echo Hello\n',
    'overture.yaml': 'overture: 1\n',
    [`specs/${SPEC}/spec.md`]: specOf(SPEC, 'Greetings', [
      ['AC-1.1', 'The greeting SHALL name the person.', '`sh greet.sh`'],
    ]),
    [`specs/${SPEC}/plan.yaml`]: planOf(SPEC, [
      {
        id: 'T1',
        title: 'Name the person',
        change: 'greet.sh',
        criteria: 'AC-1.1',
        more: ['agent: person'],
        lines: ['Say the name.'],
      },
    ]),
  });
  const overture = await startOverture();
  onTestFinished(() => overture.close());
  const { page } = overture;
  await walking(overture, async () => {
    await openFolder(page, repo);
    await page.getByRole('heading', { name: 'Greetings', exact: true }).waitFor();
    await startRun(page, 'greeter');
    await inState(page, 'T1', 'Your turn');
    const { hash } = new URL(page.url());

    await overture.host.close();
    const [ledger = ''] = globSync(join(overture.dataDir, 'projects', '*', 'ledger.sqlite'));
    const bytes = readFileSync(ledger);
    bytes.fill(0);
    writeFileSync(ledger, bytes);
    await overture.restartHost();
    await page.goto(`${overture.origin}/${hash}`);

    const notice = page.getByRole('status').filter({ hasText: 'Overture’s record of this project' });
    await notice.getByText('was damaged on the disk and has been put together again').waitFor();
    await notice.getByText('Your code, specs and plans are in the repository').waitFor();
    const where = await notice.getByText('The damaged file is kept in').innerText();
    const kept = /kept in (?<folder>.+)\.$/.exec(where)?.groups?.['folder'] ?? '';
    expect(existsSync(join(kept, 'ledger.sqlite'))).toBe(true);
    await inState(page, 'T1', 'Your turn');
    await overture.lookAt('damaged-ledger');

    await notice.getByRole('button', { name: 'Got it' }).click();
    await notice.waitFor({ state: 'hidden' });
    await page.reload();
    await inState(page, 'T1', 'Your turn');
    expect(await notice.isVisible()).toBe(false);
  });
});
