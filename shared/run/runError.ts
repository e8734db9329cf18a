import type { RunError } from './contract.ts';

/** One plain sentence or two: what happened, and the way forward. */
export function describeRunError(error: RunError): string {
  switch (error.code) {
    case 'unknownProject':
      return 'This repository is no longer open. Open it again from the start page.';
    case 'unknownRun':
      return 'There is no such run. Start one from the plan.';
    case 'unknownAttempt':
      return 'There is no such attempt any more. Choose another in the list of tasks.';
    case 'notTrusted':
      return 'Nothing runs in this repository until you trust it. Look at its commands and decide.';
    case 'gitMissing':
      return 'A run needs git on this machine. Install git and start again.';
    case 'heldElsewhere':
      return 'Another Overture on this machine has this repository open and looks after its runs. Use that one, or close it and start again.';
    case 'noPlan':
      return 'There is no plan yet. Draft one first.';
    case 'planProblems':
      return `The plan cannot run yet: ${error.problems.join(' ')} Mend the plan and start again.`;
    case 'alreadyRunning':
      return `${error.runId.replace('run-', 'Run ')} is still going on. Go on with it, or stop it first.`;
    case 'noBranch':
      return 'The repository is not on a branch, so there is nothing to land on. Switch to a branch and start again.';
    case 'unknownAgent':
      return `There is no agent “${error.agentId}”. Add it in Settings, or choose another for the task.`;
    case 'notNow':
      return `It cannot ${error.act} while it is ${error.state}.`;
    case 'nothingHandedIn':
      return 'Nothing in this workspace has changed yet. Save your changes there, then hand in.';
    case 'overlaps':
      return `${error.taskId} has unlanded changes in ${error.path}. Go on when ${error.taskId} has landed or was stopped.`;
    case 'unknownNeed':
      return 'That question is settled already. Nothing was sent.';
    case 'failed':
      return error.reason;
  }
}
