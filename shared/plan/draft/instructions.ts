import type { SpecCriterion, SpecDocument, SpecRequirement } from '#shared/spec/specDocument.ts';

type Part = readonly [heading: string, lines: readonly string[]];

/** Instructions that stand alone: whoever works on the task need not have read the spec. */
export function implementInstructions(
  spec: SpecDocument,
  requirement: SpecRequirement,
  criteria: readonly SpecCriterion[],
): string {
  const prose = requirement.prose.map((one) => one.text);
  return layOut(
    [`${requirement.title}. Make each of these true, with a test that shows it.`, ...prose],
    [['Criteria', criteria.flatMap(criterionLines)], ...guardRails(spec), ['Where to look', codeLines(spec)]],
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

function codeLines(spec: SpecDocument): readonly string[] {
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
