import type { HunkService } from '../analysis.ts';
import { isGlue } from './lineKinds.ts';
import { createPickOfGlue } from './pickOfGlue.ts';
import { sharedTerms, termsOf } from './terms.ts';
import { isSaid, traceFeatures, type TracedPart } from './traceFeatures.ts';
import type { TraceCriterion, TraceInput } from './traceInput.ts';
import { likelihood, TRACE_WEIGHTS, type TraceWeights, type Weights } from './traceWeights.ts';

/** From here on a part serves a criterion. */
const LIKELY = 0.38;
/** The likeliest criterion of a part is taken from here on: code that serves nothing is rarer than code that says little. */
const LEAST_LIKELY = 0.2;
/** What each hunk serves and why, by its id; hunks that serve nothing have an empty list. */
export function traceHunks(
  input: TraceInput,
  weights: TraceWeights = TRACE_WEIGHTS,
): ReadonlyMap<string, readonly HunkService[]> {
  const parts = traceFeatures(input, weights.first);
  // What names its criterion says itself what it serves, whatever its lines look like.
  const isFollowing = ({ glue, said }: TracedPart) => glue && !said.some(isSaid);
  const sure = parts.map((part) => (isFollowing(part) ? [] : pick(part, weights.second)));
  const pickOfGlue = createPickOfGlue(parts, sure);
  const picked = parts.map((part, index) => (isFollowing(part) ? pickOfGlue(part) : (sure[index] ?? [])));
  const found = new Map(input.hunks.map(({ id }) => [id, new Map<string, HunkService>()]));
  parts.forEach((part, index) => {
    for (const at of picked[index] ?? []) {
      const criterion = input.criteria[at];
      const services = found.get(part.of.id);
      if (criterion && services) join(services, serviceOf(part, at, criterion, parts));
    }
  });
  for (const tag of input.tags) applyTag(found.get(tag.hunk), tag);
  const order = input.criteria.map(({ id }) => id);
  return new Map(
    [...found].map(([id, services]) => [id, order.flatMap((criterion) => services.get(criterion) ?? [])]),
  );
}

function pick({ features, said }: TracedPart, weights: Weights): readonly number[] {
  const likely = features.map((one) => likelihood(one, weights));
  const best = Math.max(...likely);
  return likely.flatMap((one, at) =>
    isSaid(said[at]) || one >= LIKELY || (one === best && one >= LEAST_LIKELY) ? [at] : [],
  );
}

function serviceOf(
  part: TracedPart,
  at: number,
  criterion: TraceCriterion,
  parts: readonly TracedPart[],
): HunkService {
  const { id } = criterion;
  const said = part.said[at];
  const told = (how: HunkService['how'], why: string): HunkService => ({
    criterion: id,
    how,
    why,
    lines: linesOf(part, at, how),
  });
  if (said?.named) return told('named', `names ${id}`);
  if (said?.shown) return told('evidence', `holds what shows ${id}: “${said.shown}”`);
  if (said?.reported) return told('report', `is where the agent’s report says ${id} is met`);
  if (part.glue) return told('uses', whyOfGlue(part, parts));
  const test = part.testedBy
    .map((one) => parts[one])
    .find((one) => one && (one.features[at]?.clearLead ?? 0) > 0.7);
  if (test && (part.features[at]?.tested ?? 0) > 0.5) {
    return told('test', `is reached by a test of ${id} in ${nameOf(test.of.file.path)}`);
  }
  const words = [...(part.shared[at] ?? [])];
  if (words.length > 0) return told('words', `shares ${spelled(words, criterion.text)} with ${id}`);
  const used = part.usesParts
    .map((one) => parts[one])
    .find((one) => (one?.features[at]?.clearLead ?? 0) > 0.7);
  if (used) return told('uses', `uses code of ${nameOf(used.of.file.path)} that serves ${id}`);
  return told('near', `stands beside code that serves ${id}`);
}

function whyOfGlue(own: TracedPart, parts: readonly TracedPart[]): string {
  if (!isGlue(own.part.changed.map(({ text }) => text))) return 'helps tests of its file that are about it';
  const isWhole = parts.every((part) => part.glue || part.of.file.path !== own.of.file.path);
  return isWhole ? 'brings in code that serves it' : 'brings in what the rest of the file needs for it';
}

/** The line that says most of the criterion; a part that names it has it there. */
function linesOf({ part, shared }: TracedPart, at: number, how: HunkService['how']): readonly number[] {
  if (how !== 'words' && how !== 'named' && how !== 'test') return [];
  const scored = part.changed.map((line) => ({
    line,
    count: sharedTerms(termsOf(line.text), shared[at] ?? new Set()).size,
  }));
  const best = scored.toSorted((a, b) => b.count - a.count)[0];
  return best && best.count > 1 && best.line.new !== null ? [best.line.new] : [];
}

/** Terms are no words, so the reason quotes the words as the criterion spells them. */
function spelled(terms: readonly string[], text: string): string {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const shown = terms.map((term) => words.find((word) => termsOf(word).has(term)) ?? term).slice(0, 4);
  return shown.map((word) => `“${word}”`).join(', ');
}

/** What says most of why comes first. */
const BY_FORCE = [
  'tag',
  'named',
  'evidence',
  'report',
  'test',
  'words',
  'uses',
  'near',
] as const satisfies readonly HunkService['how'][];

/** Imports come before what they are for, so the first part of a hunk is not the one to tell by. */
function join(services: Map<string, HunkService>, service: HunkService): void {
  const before = services.get(service.criterion);
  if (!before) return void services.set(service.criterion, service);
  const force = ({ how }: HunkService) => BY_FORCE.indexOf(how);
  const told = force(service) < force(before) ? service : before;
  services.set(service.criterion, { ...told, lines: [...new Set([...before.lines, ...service.lines])] });
}

function applyTag(services: Map<string, HunkService> | undefined, tag: TraceInput['tags'][number]): void {
  if (!tag.serves) services?.delete(tag.criterion);
  else
    services?.set(tag.criterion, {
      criterion: tag.criterion,
      how: 'tag',
      why: `${tag.by} says so`,
      lines: [],
    });
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
