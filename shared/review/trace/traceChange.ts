import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { hunkId, type HunkService } from '../analysis.ts';
import type { PatchFile, PatchHunk } from '../patch.ts';
import { partsOf } from '../splitHunk.ts';
import type { TraceHunk, TraceInput } from './traceInput.ts';
import { traceHunks } from './traceHunks.ts';

export interface TracedChange extends Pick<TraceInput, 'report' | 'evidence' | 'tags'> {
  readonly files: readonly PatchFile[];
  readonly spec: Pick<SpecDocument, 'requirements'>;
  /** Ids of the criteria that it is held against, such as a task's. */
  readonly criteria: readonly string[];
  readonly definesOf: (path: string, hunk: PatchHunk) => ReadonlySet<string>;
}

/** Tracing words of more changed lines would take seconds; a change so large is data, read by its folders. */
const MOST_TRACED_LINES = 40_000;

/** What each hunk of a change serves and why, by its id; what lies behind `most` lines serves nothing yet. */
export function traceChange(
  { files, spec, criteria, definesOf, report, evidence, tags }: TracedChange,
  most = MOST_TRACED_LINES,
): ReadonlyMap<string, readonly HunkService[]> {
  const wanted = new Set(criteria);
  const asked = spec.requirements.flatMap(({ title, criteria: own }) =>
    own.filter(({ id }) => wanted.has(id)).map(({ id, text }) => ({ id, text, title })),
  );
  if (asked.length === 0) return new Map();
  const hunks = files.flatMap((file) =>
    partsOf(file).map(
      (hunk): TraceHunk => ({
        id: hunkId(file.path, hunk),
        file,
        hunk,
        defines: definesOf(file.path, hunk),
      }),
    ),
  );
  let room = most;
  const traced = hunks.filter(({ hunk }) => (room -= hunk.lines.length) >= 0);
  return traceHunks({ hunks: traced, criteria: asked, report, evidence, tags });
}
