import { PROJECT_ID_PATTERN, SPEC_ID_PATTERN } from './idPatterns.ts';
import type { ProjectId, SpecId } from './project.ts';

/** The same as the schema says, for the page's first screen, which does without schemas. */
export function isProjectId(text: string | undefined): text is ProjectId {
  return text !== undefined && PROJECT_ID_PATTERN.test(text);
}

export function isSpecId(text: string | undefined): text is SpecId {
  return text !== undefined && SPEC_ID_PATTERN.test(text);
}
