/** A change of `lines` changed lines in `files` files: every third line stays, one goes and one comes. As git prints it. */
export function bigPatch(files: number, lines: number): string {
  const each = Math.round(lines / files / 2);
  return Array.from({ length: files }, (_, file) => {
    const path = `src/part${file}.ts`;
    const body = changedLines(each)
      .map(({ same, old, now }) => ` ${same}\n-${old}\n+${now}\n`)
      .join('');
    return `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n@@ -1,${each * 2} +1,${each * 2} @@\n${body}`;
  }).join('');
}

/** The two texts of such a change in one file. */
export function bigTexts(lines: number): { readonly before: string; readonly after: string } {
  const all = changedLines(Math.round(lines / 2));
  return {
    before: all.map(({ same, old }) => `${same}\n${old}\n`).join(''),
    after: all.map(({ same, now }) => `${same}\n${now}\n`).join(''),
  };
}

function changedLines(count: number) {
  return Array.from({ length: count }, (_, line) => ({
    same: `export const place${line} = rows[${line % 97}];`,
    old: `  if (!isAdmin(member${line})) return reply.code(401).send();`,
    now: `  if (!(await canEdit(member${line}))) return reply.code(403).send();`,
  }));
}
