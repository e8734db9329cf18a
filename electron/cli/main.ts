#!/usr/bin/env node
import { runCommand } from './runCommand.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // “overture lint … | head” closes the pipe early, which is no failure.
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await runCommand(process.argv.slice(2), {
  print: (text) => void process.stdout.write(text),
  tell: (line) => void process.stderr.write(`${line}\n`),
  folder: process.cwd(),
});
