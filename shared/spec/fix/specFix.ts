import type { Result } from '#shared/contract/result.ts';
import type { TextEdit } from '../textEdit.ts';

/** A way to mend something, as edits of the text it was found in. `title` says what happens: “Change it to AC-1.2”. */
export type SpecFix = { readonly title: string; readonly edits: readonly TextEdit[] };

/** The fix whose edits could be made; none otherwise. */
export function fixOf(
  title: string,
  edits: Result<
    readonly TextEdit[] | { readonly edits: readonly TextEdit[]; readonly id: string | null },
    unknown
  >,
): readonly SpecFix[] {
  if (!edits.ok) return [];
  const value = 'edits' in edits.value ? edits.value.edits : edits.value;
  return value.length === 0 ? [] : [{ title, edits: value }];
}
