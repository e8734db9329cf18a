import type { RunRules } from '#shared/project/project.ts';
import { editSettings, rewriteSettings } from './editSettings.ts';

/** What is left out stays as it is in the file. */
type ChangedRules = { readonly [Rule in keyof RunRules]?: RunRules[Rule] | undefined };

/** Writes how runs go into overture.yaml; comments and all that `rules` leaves out stay as they are. */
export function writeRules(root: string, rules: ChangedRules): Promise<void> {
  return rewriteSettings(root, (text) => withRules(text, rules));
}

/** Throws when `text` is not YAML. */
export function withRules(text: string | null, rules: ChangedRules): string {
  return editSettings(text, (document) => {
    if (rules.permissions !== undefined) document.set('permissions', rules.permissions);
    if (rules.verify !== undefined) document.set('verify', rules.verify);
    if (rules.groups !== undefined) document.set('groups', rules.groups);
    if (rules.retries !== undefined) document.setIn(['limits', 'retries'], rules.retries);
    if (rules.dollars === null) document.deleteIn(['limits', 'dollars']);
    else if (rules.dollars !== undefined) document.setIn(['limits', 'dollars'], rules.dollars);
  });
}
