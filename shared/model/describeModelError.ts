import type { ModelError } from './modelError.ts';

/** Two or three words for a badge. */
export function shortModelError(error: ModelError): string {
  switch (error.code) {
    case 'keyRefused':
      return error.hasKey ? 'Key refused' : 'Needs a key';
    case 'noSuchModel':
      return 'No such model';
    case 'doesNotAnswer':
      return 'Does not answer';
    case 'notAService':
      return 'Not a model service';
    case 'rateLimited':
      return 'Too many requests';
    case 'serverFailed':
      return 'The service failed';
    case 'requestRefused':
      return 'Request refused';
    case 'brokeOff':
      return 'Broke off';
    case 'tooSlow':
      return 'Too slow';
    case 'saidNothing':
      return 'Said nothing';
    case 'cancelled':
      return 'Stopped';
  }
}

/** What happened and what to do about it. */
export function describeModelError(error: ModelError): string {
  switch (error.code) {
    case 'keyRefused':
      return error.hasKey
        ? 'The service refused the key. Copy it again from the service, or make a new one there.'
        : 'The service asks for a key. Make one there and enter it here.';
    case 'noSuchModel':
      return `The service has no model “${error.model}”, or your key may not use it. Choose one from its list.`;
    case 'doesNotAnswer':
      return `Nothing answers at ${error.address}. See whether it runs, and whether the address is right.`;
    case 'notAService':
      return `${error.address} answers, but not as a model service does. Most addresses end in /v1.`;
    case 'rateLimited':
      return `The service takes no more requests for now, or the account has no credit left. Try again ${
        error.afterSeconds === undefined ? 'in a while' : `in ${Math.ceil(error.afterSeconds)} s`
      }.`;
    case 'serverFailed':
      return `The service failed (status ${error.status}). It may be overloaded; try again in a while.`;
    case 'requestRefused':
      return `The service refused the request (status ${error.status})${error.reason ? `: ${error.reason}` : '.'}`;
    case 'brokeOff':
      return 'The connection broke off in the middle of the answer. Try again.';
    case 'tooSlow':
      return `No answer came within ${error.seconds} seconds. A smaller model answers faster.`;
    case 'saidNothing':
      return 'The model answered with nothing. Try again, or choose another model.';
    case 'cancelled':
      return 'Stopped before the model answered.';
  }
}
