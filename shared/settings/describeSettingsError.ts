import { describeModelError } from '#shared/model/describeModelError.ts';
import type { SettingsError } from './contract.ts';

export function describeSettingsError(error: SettingsError): string {
  switch (error.code) {
    case 'notSaved':
      return `The settings could not be saved, so nothing changed: ${error.reason}`;
    case 'agentExists':
      return `“${error.id}” is taken. Choose another short name.`;
    case 'unknownAgent':
      return `There is no agent “${error.id}” on this machine any more.`;
    case 'agentDoesNotAnswer':
      return error.reason;
    case 'noModel':
      return 'No model is set up. Give its address and name first.';
    case 'modelFailed':
      return describeModelError(error.error);
  }
}
