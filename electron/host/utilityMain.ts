import { keepLog } from '#electron/services/diagnostics/logFile.ts';
import { readHostArguments } from './hostMessages.ts';
import { createHost } from './host.ts';
import { type ParentPort, runUtilityHost } from './runUtilityHost.ts';

const { parentPort } = process as NodeJS.Process & { parentPort: ParentPort };
keepLog(readHostArguments(process.argv.slice(2)).dataDir);
runUtilityHost({
  parent: parentPort,
  args: process.argv.slice(2),
  createHost,
  exit: (code) => process.exit(code),
});
