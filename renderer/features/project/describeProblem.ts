import type { Fault } from '#shared/contract/envelope.ts';
import { isFault } from '#shared/contract/isFault.ts';
import { describeProjectError } from '#shared/project/describeProjectError.ts';
import type { ProjectError } from '#shared/project/projectError.ts';

export function describeProblem(error: ProjectError | Fault): string {
  return isFault(error) ? error.message : describeProjectError(error);
}
