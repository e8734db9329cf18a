import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { ownRepository, planOf, specOf } from './ownRepository.ts';
import { inState, land, startRun, task, WORK } from './runSteps.ts';
import { type Overture, startOverture } from './startOverture.ts';
import { addAcpAgent, freshFolder, git, goToStage, openFolder, walking } from './steps.ts';

const AGENT = join(import.meta.dirname, '../fixtures/agents/fakeAcpAgent.ts');
const SPEC = '001-greetings';

const asking = (command: string) =>
  `> ask ${JSON.stringify({
    toolCall: { toolCallId: 'run', kind: 'execute', title: 'Run a command', rawInput: { command } },
    options: [
      { optionId: 'no', name: 'No', kind: 'reject_once' },
      { optionId: 'always', name: 'Always', kind: 'allow_always' },
      { optionId: 'yes', name: 'Yes', kind: 'allow_once' },
    ],
  })}`;
const steps = (first: string, second: string) =>
  `> update ${JSON.stringify({
    sessionUpdate: 'plan',
    entries: [
      { content: 'Read greet.sh', priority: 'high', status: first },
      { content: 'Greet by name', priority: 'high', status: second },
    ],
  })}`;
const reading = `> update ${JSON.stringify({
  sessionUpdate: 'tool_call',
  toolCallId: 'read',
  kind: 'read',
  title: 'Read greet.sh',
  status: 'completed',
  locations: [{ path: '$CWD/greet.sh' }],
})}`;

const asks = `> tool ask_person ${JSON.stringify({
  question: 'What should it say to someone without a name?',
  why: 'The spec says what happens with a name, and nothing of the rest.',
  choices: ['Hello.', 'Nothing'],
  about: 'AC-1.1',
})}`;

function greetings(gate: string): string {
  return ownRepository('greetings', {
    'greet.sh': 'echo "Hello."\n',
    'check/name.sh': 'test "$(sh greet.sh Ada)" = "Hello, Ada."\n',
    'check/bye.sh': 'test "$(sh bye.sh Ada)" = "Goodbye, Ada."\n',
    'overture.yaml': 'overture: 1\ncommands:\n  syntax: sh -n greet.sh\n',
    [`specs/${SPEC}/spec.md`]: specOf(SPEC, 'Greetings by name', [
      ['AC-1.1', 'WHEN a name is given, the greeting SHALL say it.', '`sh check/name.sh`'],
      ['AC-1.2', 'WHEN a name is given, the goodbye SHALL say it.', '`sh check/bye.sh`'],
    ]),
    [`specs/${SPEC}/plan.yaml`]: planOf(SPEC, [
      {
        id: 'T1',
        title: 'Greet by name',
        change: 'greet.sh',
        criteria: 'AC-1.1',
        more: ['checks: [syntax]'],
        lines: [
          '> think The first argument is the name.',
          steps('in_progress', 'pending'),
          reading,
          steps('completed', 'in_progress'),
          '> edit greet.sh echo "Hello, $1."',
          '> say It greets by name now. I will try it.',
          asking('sh check/name.sh'),
          asks,
        ],
      },
      {
        id: 'T2',
        title: 'Say goodbye by name',
        change: 'bye.sh',
        criteria: 'AC-1.2',
        lines: ['> edit bye.sh echo "Goodbye, $1."', asking('curl https://example.org/words')],
      },
      {
        id: 'T3',
        title: 'Tell how to use it',
        change: 'README.md',
        lines: [
          '> edit README.md # Greetings',
          asking('sh -n greet.sh'),
          '> say Half way. Waiting at the gate.',
          `> gate ${gate}`,
          '> edit README.md # Greetings\\n\\n`sh greet.sh Ada`',
          '> say Told.',
        ],
      },
    ]),
  });
}

test('an agent of the protocol is tried, watched, answered, told, stopped, and its work landed', async () => {
  const gate = join(freshFolder(), 'gate');
  const repo = greetings(gate);
  const overture = await startOverture();
  onTestFinished(() => overture.close());
  await walking(overture, () => walk(overture, repo, gate));
});

const activity = (page: Page) => page.getByRole('log', { name: 'Activity' });
const request = (page: Page) => page.getByRole('group', { name: 'Permission request' });

async function walk({ page, lookAt }: Overture, repo: string, gate: string): Promise<void> {
  await addAcpAgent(page, 'Fake', `"${process.execPath}" "${AGENT}"`);
  await page.getByRole('button', { name: 'Start page' }).click();
  await openFolder(page, repo);
  await page.getByRole('button', { name: 'Greetings by name' }).waitFor();
  await startRun(page, 'greetings');

  // What it thinks, plans, reads, changes and says shows as it happens.
  await inState(page, 'T1', 'Needs you');
  await task(page, 'T1').click();
  const log = activity(page);
  await log.getByText('Fake Agent 1.2.3 is at work in its own workspace.').waitFor();
  await log.getByText('The first argument is the name.').waitFor();
  await log
    .getByRole('listitem')
    .filter({ hasText: 'Read greet.sh' })
    .getByRole('img', { name: 'done' })
    .waitFor();
  await log
    .getByRole('listitem')
    .filter({ hasText: 'Greet by name' })
    .getByRole('img', { name: 'being done' })
    .waitFor();
  await log.getByRole('button', { name: 'Read 1 file' }).waitFor();
  const edit = log.getByRole('list', { name: 'Edited files' }).getByRole('listitem');
  await edit.filter({ hasText: 'greet.sh' }).filter({ hasText: 'AC-1.1' }).waitFor();
  await log.getByText('It greets by name now. I will try it.').waitFor();

  // It is told something while it waits, allowed once, and hears it in its next turn.
  await page.getByRole('textbox', { name: 'Tell this agent something' }).fill('Mind the full stop.');
  await page.keyboard.press('Enter');
  await log.getByText('You said: Mind the full stop.').waitFor();
  await request(page).getByText('May it run this command?').waitFor();
  await request(page).getByText('sh check/name.sh').waitFor();
  await lookAt('run-permission');
  await request(page).getByRole('button', { name: 'Allow once' }).click();
  await log.getByText('chosen: yes').waitFor();

  // It asks what the spec leaves open; the answer reaches it, and the spec as a proposal.
  const question = page.getByRole('group', { name: 'Question from the agent' });
  await question.getByText('What should it say to someone without a name?').waitFor();
  await question.getByRole('radio', { name: 'Hello.' }).click();
  await lookAt('run-question');
  await question.getByRole('button', { name: 'Answer' }).click();
  await log.getByText('got: The person answered: Hello.').waitFor();
  await log.getByText('heard: Mind the full stop.').waitFor();
  await inState(page, 'T1', 'In review');

  // Refused with a reason, which it hears as well.
  await task(page, 'T2').click();
  await request(page).getByText('curl https://example.org/words').waitFor();
  await request(page).getByRole('button', { name: 'Refuse' }).click();
  await request(page).getByRole('textbox', { name: 'Why not' }).fill('Nothing from the network.');
  await request(page).getByRole('button', { name: 'Refuse' }).click();
  await activity(page).getByText('chosen: no').waitFor();
  await activity(page).getByText('heard: Nothing from the network.').waitFor();
  await inState(page, 'T2', 'In review');

  // What is always allowed is not asked again, also not by the next session of the agent.
  await task(page, 'T3').click();
  await request(page).getByText('sh -n greet.sh').waitFor();
  await request(page).getByRole('button', { name: 'Always in greetings' }).click();

  // Stopped half way, its work is kept, and it goes on from there.
  await activity(page).getByText('Half way. Waiting at the gate.').waitFor();
  await page.getByRole('button', { name: 'Stop T3' }).click();
  const stopped = activity(page).getByRole('alert').filter({ hasText: 'T3 was stopped' });
  await stopped.waitFor();
  await inState(page, 'T3', 'Stopped');
  await lookAt('run-stopped');
  writeFileSync(gate, '');
  await stopped.getByRole('button', { name: 'Go on from here' }).click();
  await inState(page, 'T3', 'In review');
  await page
    .getByRole('link', { name: 'Settings' })
    .or(page.getByRole('button', { name: 'Settings' }))
    .click();
  const always = page.getByRole('region', { name: 'Always allowed in greetings' });
  await always.getByText('sh -n greet.sh').waitFor();
  await always.scrollIntoViewIfNeeded();
  await lookAt('settings-permissions');
  await always.getByRole('button', { name: 'Ask again about sh -n greet.sh' }).click();
  await always.getByText('Nothing. Agents ask each time.').waitFor();
  await page.goBack();

  for (const id of ['T1', 'T2', 'T3']) await land(page, id);
  await goToStage(page, 'Review');
  await page.getByRole('region', { name: 'Everything landed on main' }).waitFor({ timeout: WORK });
  expect(readFileSync(join(repo, 'greet.sh'), 'utf8')).toBe('echo "Hello, $1."\n');
  expect(readFileSync(join(repo, 'README.md'), 'utf8')).toContain('sh greet.sh Ada');
  expect(git(repo, 'log', '--format=%B')).toMatch(/Overture-Criteria: AC-1\.2 met/);
}
