import { unwrap } from '../parse/wrappedText.ts';
import type {
  SpecCriterion,
  SpecDocument,
  SpecItem,
  SpecProse,
  SpecQuestion,
  SpecRequirement,
} from '../specDocument.ts';
import type { Statement } from './pairStatements.ts';

/** The words two texts are compared by: wrapping does not matter, what stands beside the words does. */
export function proseText(prose: readonly SpecProse[] | undefined): string | undefined {
  if (!prose || prose.length === 0) return undefined;
  return prose.map((each) => (each.kind === 'paragraph' ? unwrap(each.text) : each.text)).join('\n\n');
}

export function titleOf(requirement: SpecRequirement): string {
  return requirement.optional ? `${requirement.title} (optional)` : requirement.title;
}

export function shownText(criterion: SpecCriterion): string {
  if (criterion.shownBy.length === 0) return 'shown by nothing yet';
  return `shown by ${criterion.shownBy.map((each) => each.text).join(', ')}`;
}

/** A code reference says its path first, a boundary its kind, an assumption its risk, a question who answers it. */
export function itemText(item: SpecItem): string {
  const { path, symbol, risk, kind, date, from } = fieldsOf(item);
  const place = path && symbol ? `${path}#${symbol}` : path;
  if (place) return item.text === '' ? place : `${place}: ${item.text}`;
  const mark = risk ? `(risk: ${risk})` : kind ? `(${kind})` : date;
  const waits = 'waitsFor' in item ? (item as SpecQuestion).waitsFor?.text : undefined;
  const tail = from ? `(from ${from})` : waits && `(waits for ${waits})`;
  return [mark, item.text, tail].filter(Boolean).join(' ');
}

type ItemFields = { readonly [Field in 'path' | 'symbol' | 'risk' | 'kind' | 'date' | 'from']?: string };

function fieldsOf(item: SpecItem): ItemFields {
  return Object.fromEntries(
    Object.entries(item).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

export function criterionStatements(document: SpecDocument): readonly Statement[] {
  return document.requirements.flatMap((requirement) =>
    requirement.criteria.map(({ key, id, text }) => ({ key, id, home: requirement.key, text })),
  );
}

export function itemStatements(items: readonly SpecItem[]): readonly Statement[] {
  return items.map((item) => ({ key: item.key, id: item.id, home: item.list, text: itemText(item) }));
}
