import type { InterviewError } from './contract.ts';

export function describeInterviewError(error: InterviewError): string {
  switch (error.code) {
    case 'unknownProject':
      return 'This project is not open any more. Open it again from the start page.';
    case 'unknownSpec':
      return `There is no spec ${error.specId} in this project. It may have been removed or renamed.`;
    case 'questionPassed':
      return 'This question was already answered, perhaps on another page. The next one is shown now.';
    case 'failed':
      return error.reason;
  }
}
