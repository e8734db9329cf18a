import { createHost } from './host.ts';
import { type ParentPort, runUtilityHost } from './runUtilityHost.ts';

const { parentPort } = process as NodeJS.Process & { parentPort: ParentPort };
runUtilityHost({
  parent: parentPort,
  args: process.argv.slice(2),
  createHost,
  exit: (code) => process.exit(code),
});
