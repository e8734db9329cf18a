import type { Run, VerdictValue } from '#shared/run/run.ts';
import { intentDiff } from '#shared/spec/intentDiff.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { wordDiff } from '#shared/spec/wordDiff.ts';
import { hunkId, type ReviewAnalysis } from '../analysis.ts';
import { hunkTitle } from '../hunkTitle.ts';
import type { PatchFile, PatchHunk } from '../patch.ts';
import { partsOf } from '../splitHunk.ts';
import { tally, type Verdict, type VerdictLine } from '../verdict.ts';
import { type Html, html } from './html.ts';
import { PACK_STYLE } from './packStyle.ts';
import { approvedBy, type ApprovedText } from './specApprovals.ts';

/** All that a review pack tells; `before` is the spec as it was before the run, null when it is new. */
export interface PackedReview {
  readonly project: string;
  readonly run: Run;
  readonly spec: SpecDocument;
  readonly before: SpecDocument | null;
  readonly verdicts: readonly Verdict[];
  readonly analysis: ReviewAnalysis;
  readonly files: readonly PatchFile[];
  /** Of all texts of the spec, oldest first. */
  readonly approved: readonly ApprovedText[];
  /** ISO 8601. */
  readonly madeAt: string;
}

const WORDS: Readonly<Record<VerdictValue, string>> = {
  met: 'Met',
  notMet: 'Not met',
  notShown: 'Not shown',
  waived: 'Waived',
};
/** Lines of a hunk that are shown; a reader of a pack looks at the point, not at data. */
const MOST_LINES = 400;

/** `2 met, 1 not shown.` */
function tallyWords(verdicts: PackedReview['verdicts']): string {
  const counts = tally(verdicts);
  const told = (['met', 'notMet', 'notShown', 'waived'] as const).flatMap((value) =>
    counts[value] > 0 ? [`${counts[value]} ${WORDS[value].toLowerCase()}`] : [],
  );
  return told.length > 0 ? `${told.join(', ')}.` : 'It has no criterion.';
}

/** A review as one HTML file that needs nothing else: no script, no font, no address is loaded. */
export function reviewPack(review: PackedReview): string {
  const { spec, run, project } = review;
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${spec.title}: review</title><style>${{ html: PACK_STYLE }}</style></head><body>
<header><p class="soft">${project}, ${run.specId}, run ${run.number}</p><h1>${spec.title}</h1>
<p>${tallyWords(review.verdicts)} Made ${review.madeAt.slice(0, 16).replace('T', ' ')} UTC, of commit <span class="id">${review.analysis.head ?? ''}</span>.</p>
<p>${approvedBy(review.approved)}</p></header>
${askedSection(review)}
${criteriaSection(review)}
${strayChanges(review)}
${listSection(
  'Decisions',
  spec.decisions.map(
    ({ id, date, text }) =>
      html`<li><span class="id">${id ?? ''}</span> ${text} <span class="soft">${date ?? ''}</span></li>`,
  ),
)}
${listSection('Overruled and waived', overrulings(run))}
${listSection('Who approved the spec', review.approved.map(approvedItem))}
${listSection('What landed, and who approved it', landings(run))}
</body></html>
`;
  return page.html;
}

function askedSection({ spec, before }: PackedReview): Html {
  const why = spec.sections.find(({ kind }) => kind === 'why')?.prose ?? [];
  const old = new Map(before?.criteria.map(({ id, text }) => [id, text]));
  const changes = before ? intentDiff(before, spec).changes.length : 0;
  const requirements = spec.requirements.map(
    ({ id, title, criteria }) =>
      html`<h3><span class="id">${id}</span> ${title}</h3><ul>${criteria.map(
        (criterion) =>
          html`<li class="asked"><span class="id">${criterion.id}</span> ${words(old.get(criterion.id), criterion.text, before !== null)}</li>`,
      )}</ul>`,
  );
  const note =
    before === null
      ? ''
      : changes === 0
        ? 'Unchanged since before the run.'
        : 'Marked: what is asked for now and was not before.';
  return html`<section><h2>What was asked</h2><p class="soft">${note}</p>${why.map(({ text }) => html`<p class="asked">${text}</p>`)}${requirements}</section>`;
}

function words(before: string | undefined, after: string, hadSpec: boolean): readonly Html[] {
  if (!hadSpec) return [html`${after}`];
  return wordDiff(before ?? '', after).map(({ kind, text }) => {
    if (kind === 'added') return html`<ins>${text}</ins>`;
    return kind === 'removed' ? html`<del>${text}</del>` : html`${text}`;
  });
}

function criteriaSection(review: PackedReview): Html {
  const hunks = hunksOf(review);
  const articles = review.verdicts.map(({ criterion, value, because }) => {
    const text = review.spec.criteria.find(({ id }) => id === criterion)?.text ?? '';
    const mine = review.analysis.hunks.filter(({ services }) =>
      services.some((one) => one.criterion === criterion),
    );
    const code = mine.map(({ id, path, services }) => {
      const why = services.find((one) => one.criterion === criterion)?.why ?? '';
      return hunkDetails(path, hunks.get(id), `This part ${why}.`);
    });
    return html`<article id="${criterion}"><h3>${WORDS[value]} <span class="id">${criterion}</span></h3><p class="asked">${text}</p><ul>${because.map(evidenceItem)}</ul>${code}</article>`;
  });
  return html`<section><h2>Criterion by criterion</h2>${articles}</section>`;
}

function evidenceItem({ text, path, line, ran, at, commit }: VerdictLine): Html {
  const place = path === null ? '' : `${path}${line === null ? '' : `:${line}`}`;
  const how =
    ran && ran.command !== ''
      ? `${ran.command}${ran.exitCode === null ? '' : `, exit code ${ran.exitCode}`}`
      : '';
  const when = [at?.slice(0, 16).replace('T', ' '), commit?.slice(0, 12)].filter(Boolean).join(', ');
  const excerpt =
    ran && ran.excerpt !== ''
      ? html`<details><summary>Output</summary><pre><span>${ran.excerpt}</span></pre></details>`
      : null;
  return html`<li>${text} <span class="id">${place} ${how}</span> <span class="soft">${when}</span>${excerpt}</li>`;
}

function strayChanges(review: PackedReview): Html {
  const hunks = hunksOf(review);
  const strays = review.analysis.hunks.filter(({ services }) => services.length === 0);
  if (strays.length === 0) return html``;
  return html`<section><h2>Not asked for</h2>${strays.map(({ id, path, because }) => hunkDetails(path, hunks.get(id), because))}</section>`;
}

function hunksOf({ files }: PackedReview): ReadonlyMap<string, PatchHunk> {
  return new Map(
    files.flatMap((file) => partsOf(file).map((hunk) => [hunkId(file.path, hunk), hunk] as const)),
  );
}

const SIGNS = { same: ' ', added: '+', removed: '-' } as const;

function hunkDetails(path: string, hunk: PatchHunk | undefined, why: string): Html {
  if (!hunk) return html``;
  const lines = hunk.lines
    .slice(0, MOST_LINES)
    .map(({ kind, text }) => html`<span class="${kind}">${SIGNS[kind]}${text}</span>`);
  const left = hunk.lines.length - lines.length;
  const more = left > 0 ? html`<span class="head">… and ${left} lines more</span>` : null;
  return html`<details><summary><span class="id">${path}</span> ${hunkTitle(hunk)} <span class="soft">${why}</span></summary><pre>${lines}${more}</pre></details>`;
}

function overrulings(run: Run): readonly Html[] {
  return run.attempts.flatMap(({ overrulings: all, taskId }) =>
    all.map(
      ({ criterion, verdict, reason, by, at }) =>
        html`<li><span class="id">${criterion}</span> ${WORDS[verdict]} in ${taskId}, by ${by}: ${reason} <span class="soft">${at.slice(0, 10)}</span></li>`,
    ),
  );
}

function approvedItem({ title, isOfRun, approvals }: ApprovedText): Html {
  const given = approvals.map(
    ({ by, at, note }) =>
      html`<li>${by} ${note ? html`<span class="asked">“${note}”</span> ` : ''}<span class="soft">${at.slice(0, 16).replace('T', ' ')} UTC</span></li>`,
  );
  return html`<li>${title}${isOfRun ? ', which this run worked from' : ''}<ul>${given}</ul></li>`;
}

function landings(run: Run): readonly Html[] {
  const told = run.reasons.filter(
    ({ kind }) => kind === 'landed' || kind === 'judged' || kind === 'finished',
  );
  return told.map(
    ({ at, title, text }) =>
      html`<li>${title}. ${text} <span class="soft">${at.slice(0, 16).replace('T', ' ')}</span></li>`,
  );
}

function listSection(title: string, items: readonly Html[]): Html {
  return items.length === 0 ? html`` : html`<section><h2>${title}</h2><ul>${items}</ul></section>`;
}
