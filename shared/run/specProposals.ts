import { localDate } from '#shared/spec/localDate.ts';
import type { Proposal, ProposalEdit } from '#shared/spec/proposal.ts';
import type { Attempt, Note, Run } from './run.ts';

type Where = { readonly id: string; readonly at: string };

/** What an agent decided or took for granted; null for notes that say nothing the spec lacks. */
export function proposalOfNote(
  run: Pick<Run, 'number'>,
  attempt: Pick<Attempt, 'taskId'>,
  note: Pick<Note, 'kind' | 'text' | 'reason'>,
  where: Where,
): Proposal | null {
  if (note.kind === 'answer') return null;
  const reason = note.reason.trim() === '' ? '' : ` ${asSentence(note.reason)}`;
  const list = note.kind === 'decision' ? 'decisions' : 'assumptions';
  return propose(run, attempt, list, `${asSentence(note.text)}${reason}`, where);
}

const LINE = /^[\s>*-]*\**(Decision|Assumption|Constraint|Boundary|Open question)\**:\**\s+(.+)$/gim;

const LISTS = {
  decision: 'decisions',
  assumption: 'assumptions',
  constraint: 'constraints',
  boundary: 'boundaries',
  'open question': 'questions',
} as const;

/**
 * What an investigation says the spec should hold: the lines of its report that begin with `Decision:`,
 * `Assumption:`, `Constraint:`, `Boundary:` or `Open question:`. `idOf` names each by its place.
 */
export function proposalsOfReport(
  run: Pick<Run, 'number'>,
  attempt: Pick<Attempt, 'taskId'>,
  report: string,
  where: { readonly idOf: (index: number) => string; readonly at: string },
): readonly Proposal[] {
  return [...report.matchAll(LINE)].map(([, word = '', text = ''], index) => {
    const list = LISTS[word.toLowerCase() as keyof typeof LISTS];
    return propose(run, attempt, list, asSentence(text), { id: where.idOf(index), at: where.at });
  });
}

function propose(
  run: Pick<Run, 'number'>,
  { taskId }: Pick<Attempt, 'taskId'>,
  list: Extract<ProposalEdit, { kind: 'addItem' }>['list'],
  text: string,
  { id, at }: Where,
): Proposal {
  const dated = list === 'decisions' ? `${localDate(Date.parse(at))} ${text}` : text;
  const edit = { kind: 'addItem' as const, list, text: dated };
  return { id, edit, source: `${taskId} of run ${run.number}`, questionId: null, citations: [], at };
}

/** One line that ends as a sentence does. */
function asSentence(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return /[.!?…]$/.test(line) ? line : `${line}.`;
}
