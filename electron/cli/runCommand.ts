import { checkRepository } from './checkRepository.ts';
import type { Command, ExitCode, Terminal } from './command.ts';
import { diffSpec } from './diffSpec.ts';
import { exportOneSpec } from './exportOneSpec.ts';
import { findFiles } from './findFiles.ts';
import { handOver } from './handOver.ts';
import { importSpecs } from './importSpecs.ts';
import { lintFile } from './lintFile.ts';
import { planSpec } from './planSpec.ts';
import { reviewBranch } from './reviewBranch.ts';

/** In the order in which help shows them. */
const COMMANDS: readonly Command[] = [
  checkRepository,
  lintFile,
  importSpecs,
  exportOneSpec,
  handOver,
  diffSpec,
  findFiles,
  planSpec,
  reviewBranch,
];

/** Runs what the words after `overture` ask for. Wrong use is told on stderr and ends with 2. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    terminal.print(help());
    return 0;
  }
  const command = COMMANDS.find((each) => each.name === name);
  if (!command) {
    terminal.tell(name === undefined ? help() : `Overture has no command “${name}”.\n\n${help()}`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.print(`${command.usage}\n  ${command.summary}\n`);
    return 0;
  }
  const done = await command.run(rest, terminal);
  if (done.ok) return done.value;
  terminal.tell(`${done.error}\nUse it so: ${command.usage}`);
  return 2;
}

function help(): string {
  const lines = COMMANDS.map(({ usage, summary }) => `  ${usage}\n      ${summary}`);
  return `Overture: agree on what to build, then watch it get built.\n\n${lines.join('\n')}\n`;
}
