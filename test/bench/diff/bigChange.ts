import { tempRepo, type TempRepo } from '#test/helpers/tempRepo.ts';

/** A repository whose last commit changes many lines. */
export interface BigChange {
  readonly repo: TempRepo;
  readonly from: string;
  readonly to: string;
}

/** A change of `lines` changed lines in `files` files: every third line stays, one goes and one comes. */
export async function bigChange(files: number, lines: number): Promise<BigChange> {
  const repo = await tempRepo();
  const { before, after } = bigTexts(lines / files);
  const everywhere = (text: string) =>
    Object.fromEntries(Array.from({ length: files }, (_, file) => [`src/part${file}.ts`, text]));
  const from = await repo.commit(everywhere(before));
  const to = await repo.commit(everywhere(after));
  return { repo, from, to };
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
