import { placesOfClaim } from '../placesOfClaim.ts';
import { idPattern } from '../testsOfCriteria.ts';
import type { HunkPart } from './partsOf.ts';
import type { TraceCriterion, TraceHunk, TraceInput } from './traceInput.ts';

/** What is said outright about a part and a criterion: by its own text, by the agent's report, by what ran. */
export interface Said {
  readonly named: boolean;
  readonly reported: boolean;
  readonly shown: string | null;
}

type Place = {
  readonly criterion: string;
  readonly path: string;
  readonly from: number | null;
  readonly to: number | null;
};

/** Gives, for a part and a criterion, what was said; prepared once for a change. */
export function createSaid(
  input: TraceInput,
): (of: TraceHunk, part: HunkPart, criterion: TraceCriterion) => Said {
  const patterns = new Map(input.criteria.map(({ id }) => [id, idPattern(id)]));
  const places = placesOfReport(input.report, patterns);
  return ({ file }, { changed }, { id }) => ({
    named: changed.some(({ text }) => patterns.get(id)?.test(text)),
    reported: places.some(
      ({ criterion, path, from, to }) =>
        criterion === id &&
        (file.path === path || file.path.endsWith(`/${path}`)) &&
        (from === null ||
          changed.some((line) => line.new !== null && line.new >= from && line.new <= (to ?? from))),
    ),
    shown: shownBy(input, file.path, changed, id),
  });
}

/** A report's sentences that name a criterion and a file. */
function placesOfReport(report: string, patterns: ReadonlyMap<string, RegExp>): readonly Place[] {
  return report
    .split(/\n|\.\s+(?=\p{Lu})|;/u)
    .flatMap((said) =>
      [...patterns]
        .filter(([, pattern]) => pattern.test(said))
        .flatMap(([criterion]) =>
          placesOfClaim(said).places.map(({ path, line, to }) => ({ criterion, path, from: line, to })),
        ),
    );
}

function shownBy(input: TraceInput, path: string, changed: HunkPart['changed'], id: string): string | null {
  const found = input.evidence.find(
    (entry) =>
      entry.criterion === id &&
      ((entry.path === path && changed.some((line) => line.new !== null && line.new === entry.line)) ||
        (entry.kind === 'test' &&
          entry.text.length > 3 &&
          changed.some(({ text }) => text.includes(entry.text)))),
  );
  return found ? found.text : null;
}
