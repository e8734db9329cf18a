import type { TextFileError } from '#electron/services/spec/textFileError.ts';
import type { PlanError } from '#shared/plan/contract.ts';

/** What kept plan.yaml from being read or written, in the plan's own codes. */
export function planErrorFromFile(error: TextFileError): PlanError {
  switch (error.code) {
    case 'changedOutside':
    case 'notWritable':
    case 'failed':
      return error;
    case 'gone':
      return { code: 'failed', reason: `${error.path} is no longer there` };
    case 'diskFull':
      return { code: 'notWritable', path: error.path, reason: 'the disk is full' };
    case 'tooLarge':
      return { code: 'failed', reason: `${error.path} is too large to be a plan (${error.bytes} bytes)` };
    case 'notText':
      return { code: 'failed', reason: `${error.path} is not a text file` };
  }
}
