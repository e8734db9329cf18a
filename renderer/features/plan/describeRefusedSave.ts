import type { SpecSession } from '#renderer/features/spec/specSession.ts';

type Refusal = Extract<SpecSession['saving'], { state: 'refused' }>['error'];

/** Why the plan could not be written; the edits stay on the page. */
export function describeRefusedSave(error: Refusal): string {
  if ('message' in error) return `The plan is not saved yet. ${error.message}`;
  if (error.code === 'notWritable')
    return `${error.path} could not be written: ${error.reason}. Your edits are kept here.`;
  if ('reason' in error) return `The plan is not saved yet: ${error.reason}`;
  return 'The plan is not saved yet. Your edits are kept here.';
}
