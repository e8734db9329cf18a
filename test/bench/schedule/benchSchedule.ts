import { simulateRun } from '#test/helpers/simulateRun.ts';
import { NO_STAFF } from '#shared/run/chooseAgent.ts';
import { NO_LIMITS } from '#shared/run/launchRoom.ts';
import { scopesOverlap } from '#shared/run/scopesOverlap.ts';

/**
 * Thousands of made-up runs of 500 tasks with 50 agents: each must keep every gate and come to an end, and the
 * time of one decision is printed. `--seeds N` says how many and `--from N` which is the first; ends with exit code 1 when a gate was broken.
 */
const seeds = numberAfter('--seeds', 2000);
const from = numberAfter('--from', 1);
const size = { tasks: 500, agents: 50 };
const tools = { overlaps: scopesOverlap, room: NO_LIMITS, staff: NO_STAFF };
const began = process.cpuUsage();
let decisions = 0;
let launches = 0;
let most = 0;
let broken = 0;

for (let seed = from; seed < from + seeds; seed += 1) {
  const simulated = simulateRun(size, seed, tools);
  decisions += simulated.decisions;
  launches += simulated.launches;
  most = Math.max(most, simulated.most);
  broken += simulated.broken.length > 0 ? 1 : 0;
  for (const sentence of simulated.broken.slice(0, 3)) console.log(`seed ${seed}: ${sentence}`);
}

const { user, system } = process.cpuUsage(began);
const seconds = (user + system) / 1_000_000;
console.log(
  `${seeds} runs of ${size.tasks} tasks with ${size.agents} agents, ${Math.round(seconds)} s of the processor`,
);
console.log(`${decisions} decisions, ${launches} launches, at most ${most} agents at once`);
console.log(`${((seconds / decisions) * 1000).toFixed(2)} ms for a decision and what it leads to`);
console.log(broken === 0 ? 'No gate was broken.' : `${broken} runs broke a gate.`);
process.exitCode = broken === 0 ? 0 : 1;

function numberAfter(option: string, usual: number): number {
  const asked = process.argv.indexOf(option);
  return asked < 0 ? usual : Number(process.argv[asked + 1]);
}
