import type { FoundFile } from '#shared/code/code.ts';
import type { Result } from '#shared/contract/result.ts';
import { codeQuery, type DraftContext } from '#shared/plan/draft/draftContext.ts';
import type { PlanCode } from '#shared/plan/planCode.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';

/** The index of one repository. */
export type CodeFinder = {
  find(query: string, limit: number): Promise<Result<readonly FoundFile[], string>>;
  look(globs: readonly string[]): Promise<Result<PlanCode, string>>;
};

/** So many that enough are left of them without documents and tests. */
const FOUND = 30;

/** What the index says for each criterion; where it cannot be asked, the draft rests on the paths alone. */
export async function gatherDraft(
  spec: SpecDocument,
  base: Pick<DraftContext, 'files' | 'commands' | 'protected'>,
  finder: CodeFinder,
  signal?: AbortSignal,
): Promise<DraftContext> {
  const known = new Set(base.files);
  const found = new Map<string, readonly FoundFile[]>();
  for (const criterion of spec.criteria) {
    if (signal?.aborted) return base;
    const answer = await finder.find(codeQuery(spec, criterion), FOUND);
    if (!answer.ok) return base;
    found.set(
      criterion.id,
      answer.value.filter(({ path }) => known.has(path)),
    );
  }
  const paths = new Set([...found.values()].flatMap((files) => files.map(({ path }) => path)));
  for (const { path } of spec.code) if (path !== null) paths.add(path);
  const looked = await finder.look([...paths]);
  return { ...base, found, code: looked.ok ? looked.value : null };
}
