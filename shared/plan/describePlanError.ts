import type { PlanError } from './contract.ts';

/** What went wrong, what is safe, and what to do. */
export function describePlanError(error: PlanError): string {
  switch (error.code) {
    case 'unknownProject':
      return 'This repository is no longer open. Open it again from the start page.';
    case 'unknownSpec':
      return `There is no spec called ${error.specId} any more. Choose another one in the title bar.`;
    case 'changedOutside':
      return 'Another program changed plan.yaml. Nothing was overwritten; choose which version to keep.';
    case 'planExists':
      return 'This spec already has a plan. Open it and change it there.';
    case 'nothingToPlan':
      return 'The spec has no requirement with a criterion yet. Write one, then plan.';
    case 'notWritable':
      return `${error.path} could not be written: ${error.reason}. Your edits are kept on this page.`;
    case 'failed':
      return `That did not work: ${error.reason}. Nothing was changed; try again.`;
  }
}
