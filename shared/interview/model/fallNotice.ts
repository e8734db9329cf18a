import { describeModelError } from '#shared/model/describeModelError.ts';
import type { ModelError } from '#shared/model/modelError.ts';

/** `unreadable`: the answer came, twice, and was no question. `agentFailed` brings its own sentence. */
export type InterviewerFailure =
  | ModelError
  | { readonly code: 'unreadable' }
  | { readonly code: 'agentFailed'; readonly reason: string };

/** Why the guided interview asks now, in the words of the notice. */
export function fallNotice(failure: InterviewerFailure): string {
  return `${failureWords(failure)} The interview goes on with its own questions; your answers are saved.`;
}

/** Why nothing came of asking a model or an agent, in one sentence. */
export function failureWords(failure: InterviewerFailure): string {
  switch (failure.code) {
    case 'doesNotAnswer':
    case 'tooSlow':
    case 'brokeOff':
    case 'saidNothing':
    case 'cancelled':
      return 'The model does not answer.';
    case 'agentFailed':
      return failure.reason;
    case 'unreadable':
      return 'The reply could not be read.';
    case 'keyRefused':
      return failure.hasKey ? 'The model service refused the key.' : 'The model service asks for a key.';
    case 'noSuchModel':
      return `The service has no model “${failure.model}”.`;
    case 'rateLimited':
      return 'The model service takes no more requests for now.';
    case 'notAService':
    case 'serverFailed':
    case 'requestRefused':
      return describeModelError(failure);
  }
}
