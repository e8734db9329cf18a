import type { FoundFile } from '#shared/code/code.ts';
import type { SpecCriterion, SpecDocument, SpecRequirement } from '#shared/spec/specDocument.ts';
import { bearsOn } from './bearsOn.ts';
import type { GuessedScope } from './guessFiles.ts';

type Part = readonly [heading: string, lines: readonly string[]];

/** Instructions that stand alone: whoever works on the task need not have read the spec. */
export function implementInstructions(
  spec: SpecDocument,
  requirement: SpecRequirement,
  criteria: readonly SpecCriterion[],
  scope: GuessedScope,
  found: ReadonlyMap<string, readonly FoundFile[]> = new Map(),
): string {
  const prose = requirement.prose.map((one) => one.text);
  const assumptions = spec.assumptions.filter(({ id, text }) =>
    bearsOn(`${id ?? ''} ${text}`, requirement, spec),
  );
  return layOut(
    [`${requirement.title}. Make each of these true, with a test that shows it.`, ...prose],
    [
      ['Criteria', criteria.flatMap(criterionLines)],
      ...guardRails(spec),
      ['Taken for granted', assumptions.map((item) => `${item.id ?? '-'} ${item.text}`)],
      ['Where to look', lookLines(spec, criteria, scope, found)],
    ],
  );
}

/** A critique before anything is built. */
export function designInstructions(
  spec: SpecDocument,
  risky: readonly (readonly [title: string, risks: readonly string[]])[],
): string {
  return layOut(
    [
      'Nothing of this is built yet. Read the code that these changes would touch. Change no file.',
      'Say for each how you would build it, what it could break, and what to settle first.',
    ],
    [
      ...risky.map(([title, risks]): Part => [title, risks]),
      ...guardRails(spec).filter(([heading]) => heading !== 'Not part of this'),
    ],
  );
}

export function verifyInstructions(spec: SpecDocument, criteria: readonly SpecCriterion[]): string {
  return layOut(
    [
      'Try each criterion against the code as it is after the other tasks. Change no file.',
      'Say for each whether it is met, with the command you ran or the file and line that shows it.',
    ],
    [['Criteria', criteria.flatMap(criterionLines)], ...guardRails(spec)],
  );
}

export function critiqueInstructions(spec: SpecDocument): string {
  return layOut(
    [
      'Read what the other tasks changed, as someone who wants to get round it. Change no file.',
      'Name each way past a boundary, with file and line and what would happen.',
    ],
    guardRails(spec).filter(([heading]) => heading !== 'Not part of this'),
  );
}

export function questionInstructions(spec: SpecDocument, question: string, waitsFor: string | null): string {
  return layOut(
    [
      question,
      'Find what the code, its tests and its history say about this. Change no file.',
      'Hand in what you found with file and line, and the answer you would propose.',
      ...(waitsFor ? [`The answer itself is up to ${waitsFor}.`] : []),
    ],
    [['Where to look', codeLines(spec)]],
  );
}

export function assumptionInstructions(spec: SpecDocument, assumption: string): string {
  return layOut(
    [
      `The spec assumes: ${assumption}`,
      'Find whether the code bears this out. Change no file.',
      'Hand in the places that show it, with file and line, and what would have to change if it is wrong.',
    ],
    [['Where to look', codeLines(spec)]],
  );
}

function guardRails(spec: SpecDocument): readonly Part[] {
  return [
    ['Keep to', spec.constraints.map((item) => `${item.id ?? '-'} ${item.text}`)],
    [
      'Do not cross',
      spec.boundaries.map((item) => `${item.id ?? '-'}${item.kind ? ` (${item.kind})` : ''} ${item.text}`),
    ],
    ['Works with', spec.integration.map((item) => `${item.id ?? '-'} ${item.text}`)],
    ['Decided already', spec.decisions.map((item) => `${item.id ?? '-'} ${item.text}`)],
    ['Not part of this', spec.scopeOut.map((item) => item.text)],
  ];
}

function criterionLines(criterion: SpecCriterion): readonly string[] {
  const shown = criterion.shownBy.map((one) => one.text).join('; ');
  return [`${criterion.id} ${criterion.text}`, ...(shown === '' ? [] : [`  shown by: ${shown}`])];
}

/** What the spec and the index point to in the files of the task; with nothing there, what the spec points to at all. */
function lookLines(
  spec: SpecDocument,
  criteria: readonly SpecCriterion[],
  { change }: GuessedScope,
  found: ReadonlyMap<string, readonly FoundFile[]>,
): readonly string[] {
  const own = spec.code.filter(({ path }) => path === null || change.includes(path));
  const said = new Set(own.map(({ path }) => path));
  const seen = criteria
    .flatMap(({ id }) => found.get(id) ?? [])
    .filter(
      ({ path, symbols }) => change.includes(path) && symbols.length > 0 && !said.has(path) && said.add(path),
    )
    .map(({ path, symbols }) => {
      const names = symbols.slice(0, MOST_NAMES).map(({ name, line }) => `${name} (line ${line})`);
      return `${path}: ${names.join(', ')}`;
    });
  const lines = [...codeLines({ code: own }), ...seen];
  return lines.length > 0 ? lines : codeLines(spec);
}

const MOST_NAMES = 4;

function codeLines(spec: Pick<SpecDocument, 'code'>): readonly string[] {
  return spec.code.map((code) => {
    const place = code.path ? `${code.path}${code.symbol ? ` (${code.symbol})` : ''}` : '';
    return [place, code.text].filter((part) => part !== '').join(': ');
  });
}

function layOut(opening: readonly string[], parts: readonly Part[]): string {
  const sections = parts
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) =>
      [`${heading}:`, ...lines.map((line) => (line.startsWith(' ') ? `  ${line}` : `- ${line}`))].join('\n'),
    );
  return [opening.join('\n'), ...sections].join('\n\n');
}
