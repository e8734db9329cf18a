import { describeModelError } from '#shared/model/describeModelError.ts';
import type { ModelError } from '#shared/model/modelError.ts';

/** Why the guided interview asks now, in the words of the notice. */
export function fallNotice(failure: ModelError | { readonly code: 'unreadable' }): string {
  return `${lead(failure)} The interview goes on with its own questions; your answers are saved.`;
}

function lead(failure: ModelError | { readonly code: 'unreadable' }): string {
  switch (failure.code) {
    case 'doesNotAnswer':
    case 'tooSlow':
    case 'brokeOff':
    case 'saidNothing':
    case 'cancelled':
      return 'The model does not answer.';
    case 'unreadable':
      return 'The model’s reply could not be read.';
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
