import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { bundle } from '../../../build/bundle.ts';
import { startOverture } from '../../e2e/startOverture.ts';
import { addCommandAgent, walking } from '../../e2e/steps.ts';
import { writeResults } from '../writeResults.ts';
import { growthLines, growthOf, MOST_GROWTH } from './growth.ts';
import { INSPECT, openHostInspector } from './hostInspector.ts';
import { handlesOf } from './processFacts.ts';
import { soakRepository } from './soakRepository.ts';
import { type Sample, takeSample } from './takeSample.ts';
import { MINUTES_OF_USE, useOnce } from './useOnce.ts';

/**
 * An hour of use, without its pauses: project after project is opened, written in, run, landed and left in one window of
 * one host. What both hold afterwards stands beside what they held after a warm-up; ends with exit code 1 when it grew.
 * The argument is how many minutes of a person's use it stands for.
 */
const MINUTES = Number(process.argv[2] ?? 60);
const ROUNDS = Math.max(3, Math.round(MINUTES / MINUTES_OF_USE));
/** By then every screen and service has been loaded, and as many projects are open as stay open. */
const WARM_UP = 6;
/** So many projects stay in the list of recent ones: more of them than stay open. */
const LISTED = 5;
const AGENT = join(import.meta.dirname, '../../fixtures/agents/scriptedAgent.mjs');

async function run(): Promise<void> {
  if (process.platform !== 'linux') throw new Error('Handles and watches are counted on Linux alone.');
  await bundle();
  await using overture = await startOverture({ nodeArgs: INSPECT });
  const { page, context, host } = overture;
  using inspector = await openHostInspector(host.output());
  const session = await context.newCDPSession(page);
  await addCommandAgent(page, 'Scripted', `"${process.execPath}" "${AGENT}"`);
  await page.getByRole('button', { name: 'Start page' }).click();
  const samples: Sample[] = [];
  const left: string[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const repository = soakRepository(`project${round}`);
    const forgotten = left.at(-LISTED);
    const name = forgotten && basename(forgotten);
    await walking(overture, () =>
      useOnce({ page, repository, forget: name, cut: () => inspector.cutConnections() }),
    );
    const sample = await takeSample(session, inspector, host.pid);
    console.log(`${round < WARM_UP ? 'warm-up' : 'round'} ${round + 1}: ${shown(sample)}`);
    if (round >= WARM_UP) samples.push(sample);
    left.push(repository);
  }
  await Promise.all(left.map((repository) => rm(dirname(repository), { recursive: true, force: true })));
  await report(samples, await handlesOf(host.pid));
}

async function report(samples: readonly Sample[], handles: readonly string[]): Promise<void> {
  const rows = growthOf(samples);
  console.log(
    `\n${ROUNDS} projects from Home to landed code and back, after ${WARM_UP} to warm up: what a person does in ${ROUNDS * MINUTES_OF_USE} minutes.\n`,
  );
  console.log(growthLines(rows).join('\n'));
  const grown = rows.filter(({ isMet }) => !isMet);
  console.log(
    grown.length === 0
      ? `\nNothing grew by more than ${MOST_GROWTH * 100} %, and nothing was left open.`
      : `\nThis grew: ${grown.map(({ title }) => title).join('; ')}.`,
  );
  console.log(`Written to ${await writeResults('soak-', { rows, samples, handles })}.`);
  if (grown.length > 0) process.exitCode = 1;
}

function shown(sample: Sample): string {
  return Object.entries(sample)
    .map(([name, value]) => `${name} ${Number.isInteger(value) ? value : value.toFixed(1)}`)
    .join(', ');
}

await run();
