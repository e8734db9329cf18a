import type { SpecStatus } from '#shared/project/project.ts';
import type { SpecDocument } from '../specDocument.ts';
import { setFrontMatterField } from './frontMatterEdits.ts';
import type { SpecEdits } from './specEdit.ts';

export function setStatus(doc: SpecDocument, status: SpecStatus): SpecEdits {
  return setFrontMatterField(doc, 'status', status);
}
