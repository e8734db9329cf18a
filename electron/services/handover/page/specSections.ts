import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type {
  SpecDocument,
  SpecItem,
  SpecProse,
  SpecRequirement,
  SpecSection,
} from '#shared/spec/specDocument.ts';
import { type Pictures, renderCriterion, renderLine, renderMarkdown } from './renderMarkdown.ts';

/** Open questions, first of all because the reader is the one who can answer them. */
export function openQuestions(document: SpecDocument, pictures: Pictures): Element[] {
  const { questions } = document;
  if (questions.length === 0) return [];
  const lines = questions.map((question) =>
    h('li', { className: ['line'] }, [
      ...idMark(question.id),
      h('p', renderLine(question.text, pictures)),
      ...('waitsFor' in question && question.waitsFor
        ? [h('p', { className: ['waits'] }, ['waits for ', ...renderLine(question.waitsFor.text, pictures)])]
        : []),
      h('p', { className: ['answer'] }, 'Answer:'),
    ]),
  );
  const title = questions.length === 1 ? '1 open question' : `${questions.length} open questions`;
  const prose = document.sections.flatMap((section) => (section.kind === 'questions' ? section.prose : []));
  return [
    h('section', { className: ['questions'] }, [
      h('h2', title),
      ...(prose.length > 0 ? [proseOf(prose, pictures)] : []),
      h('ul', lines),
    ]),
  ];
}

/** The request word for word, then why. */
export function intent(document: SpecDocument, pictures: Pictures): Element[] {
  const { request } = document;
  const why = document.sections.filter(({ kind }) => kind === 'why');
  return [
    ...(request
      ? [
          h('figure', { className: ['request'] }, [
            h('blockquote', `“${request.text}”`),
            ...(request.attribution ? [h('figcaption', request.attribution)] : []),
          ]),
        ]
      : []),
    ...document.preamble.map((prose) => h('div', { className: ['prose'] }, renderProse([prose], pictures))),
    ...why.map((section) => titled(section.heading.text, [proseOf(section.prose, pictures)])),
  ];
}

const SCOPE = { scopeIn: 'In', scopeOptional: 'Optional', scopeOut: 'Out' } as const;

export function scope(document: SpecDocument, pictures: Pictures): Element[] {
  const lists = (['scopeIn', 'scopeOptional', 'scopeOut'] as const).filter(
    (list) => document[list].length > 0,
  );
  const prose = document.sections.flatMap((section) => (section.kind === 'scope' ? section.prose : []));
  if (lists.length === 0 && prose.length === 0) return [];
  const parts = lists.flatMap((list) => [h('h3', SCOPE[list]), itemList(document[list], pictures)]);
  return [titled('Scope', [...(prose.length > 0 ? [proseOf(prose, pictures)] : []), ...parts])];
}

export function requirements(document: SpecDocument, pictures: Pictures): Element[] {
  if (document.requirements.length === 0) return [];
  const prose = document.sections.flatMap((section) =>
    section.kind === 'requirements' ? section.prose : [],
  );
  return [
    titled('Requirements', [
      ...(prose.length > 0 ? [proseOf(prose, pictures)] : []),
      ...document.requirements.map((requirement) => oneRequirement(requirement, pictures)),
    ]),
  ];
}

function oneRequirement(requirement: SpecRequirement, pictures: Pictures): Element {
  const criteria = requirement.criteria.map((criterion) =>
    h('li', { className: ['line'] }, [
      ...idMark(criterion.id),
      h('p', renderCriterion(criterion.text, pictures)),
      ...(criterion.shownBy.length > 0
        ? [
            h('p', { className: ['shown'] }, [
              'shown by ',
              ...criterion.shownBy.flatMap(({ kind, text }, index): (string | Element)[] => [
                ...(index > 0 ? [', '] : []),
                kind === 'command' ? h('code', text) : text,
              ]),
            ]),
          ]
        : []),
    ]),
  );
  return h('article', [
    h('h3', { className: ['heading'] }, [
      ...idMark(requirement.id),
      ...renderLine(requirement.title, pictures),
      ...(requirement.optional ? [' ', tag('optional')] : []),
    ]),
    ...(requirement.prose.length > 0 ? [proseOf(requirement.prose, pictures)] : []),
    ...(criteria.length > 0 ? [h('ul', criteria)] : []),
  ]);
}

/** The other sections in the order a reader needs them: what binds, what was assumed and decided, what is Overture's not. */
const LATER: readonly SpecSection['kind'][] = [
  'constraints',
  'boundaries',
  'integration',
  'assumptions',
  'decisions',
  'other',
  'code',
];

export function otherSections(document: SpecDocument, pictures: Pictures): Element[] {
  return LATER.flatMap((kind) => document.sections.filter((section) => section.kind === kind)).flatMap(
    (section) => {
      const parts = [
        ...(section.prose.length > 0 ? [proseOf(section.prose, pictures)] : []),
        ...(section.items.length > 0 ? [itemList(section.items, pictures)] : []),
      ];
      return parts.length > 0 ? [titled(section.heading.text, parts)] : [];
    },
  );
}

function itemList(items: readonly SpecItem[], pictures: Pictures): Element {
  return h(
    'ul',
    items.map((item) =>
      h('li', { className: item.id ? ['line'] : ['line', 'plain'] }, [
        ...idMark(item.id),
        h('p', [...leadOf(item), ...renderLine(item.text, pictures), ...marksOf(item)]),
      ]),
    ),
  );
}

function leadOf(item: SpecItem): (string | Element)[] {
  if (item.list === 'code' && 'path' in item && typeof item.path === 'string')
    return [h('code', item.path), ' '];
  return 'date' in item && typeof item.date === 'string'
    ? [h('span', { className: ['note'] }, item.date), ' ']
    : [];
}

function marksOf(item: SpecItem): Element[] {
  if ('risk' in item && typeof item.risk === 'string') return [tag(`risk: ${item.risk}`)];
  if (item.list === 'boundaries' && 'kind' in item && typeof item.kind === 'string') return [tag(item.kind)];
  return [];
}

function proseOf(prose: readonly SpecProse[], pictures: Pictures): Element {
  return h('div', { className: ['prose'] }, renderProse(prose, pictures));
}

function renderProse(prose: readonly SpecProse[], pictures: Pictures): ElementContent[] {
  return prose.flatMap(({ text }) => renderMarkdown(text, pictures));
}

function titled(title: string, parts: readonly Element[]): Element {
  return h('section', [h('h2', title), ...parts]);
}

function idMark(id: string | null): Element[] {
  return id === null ? [] : [h('span', { className: ['id'] }, id)];
}

function tag(words: string): Element {
  return h('span', { className: ['tag'] }, words);
}
