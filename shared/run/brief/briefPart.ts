import { cutText, cutToEnd, startWithin } from './cutText.ts';
import { waterLevel } from './waterLevel.ts';

export type PartName =
  | 'heading'
  | 'opening'
  | 'task'
  | 'comments'
  | 'conflicts'
  | 'failures'
  | 'work'
  | 'criteria'
  | 'constraints'
  | 'boundaries'
  | 'decisions'
  | 'scopeOut'
  | 'scope'
  | 'landed'
  | 'code'
  | 'results'
  | 'changes'
  | 'checks'
  | 'handIn'
  | 'answers';

/** A part of a brief. `fit` gives it in at most `limit` UTF-16 units and says what it leaves out; '' is no part. */
export type BriefPart = { readonly name: PartName; fit(limit: number): string };

/** One item of a list: `lead` names it and is kept longest, `trail` stands behind its text. */
export type BriefItem = { readonly lead: string; readonly text: string; readonly trail?: string };

/** Words of a title that a brief shows; UTF-16 units. */
const TITLE_UNITS = 300;
/** An item shortened below this says nothing any more. */
const FEWEST_ITEM_UNITS = 80;
const OUTPUT_UNITS = 6000;
const LONGEST_FENCE = 200;

/** A title on one line, short enough to stand in a sentence. */
export function shortTitle(title: string): string {
  const line = title.replace(/\s+/g, ' ').trim();
  return line.length <= TITLE_UNITS ? line : `${startWithin(line, TITLE_UNITS)}…`;
}

/** Markdown below a heading; `rest` says where to read what is left out. */
export function textPart(name: PartName, title: string, body: string, rest: string): BriefPart {
  return {
    name,
    fit(limit) {
      const head = title === '' ? '' : `## ${title}\n\n`;
      return body === '' ? '' : startWithin(`${head}${cutText(body, limit - head.length, rest)}`, limit);
    },
  };
}

/**
 * A list below a heading. Where it does not fit, the longest items lose their ends, all to the same length; where there
 * are too many even for that, the last ones are named by their leads alone. `after` follows the list, whole.
 */
export function listPart(
  name: PartName,
  title: string,
  list: readonly BriefItem[],
  { rest, after = '' }: { readonly rest: string; readonly after?: string },
): BriefPart {
  return {
    name,
    fit(limit) {
      if (list.length === 0) return '';
      const head = `## ${title}\n\n`;
      const tail = after === '' ? '' : `\n\n${after}`;
      const room = limit - head.length - tail.length;
      const items = list.map(({ lead, text, trail = '' }) => ({ lead, text, trail }));
      return startWithin(`${head}${fitItems(items, room, rest)}${tail}`, limit);
    },
  };
}

type WholeItem = Required<BriefItem>;

const wholeOf = ({ lead, text, trail }: WholeItem) => `- ${lead}${text}${trail}`;

function fitItems(items: readonly WholeItem[], room: number, rest: string): string {
  const whole = items.map(wholeOf);
  const joined = whole.join('\n');
  if (joined.length <= room) return joined;
  const note = `\n\n… ${joined.length} characters in all; what ends in … is cut. ${rest}`;
  const level = waterLevel(
    whole.map(({ length }) => length + 1),
    room - note.length,
  );
  if (level < FEWEST_ITEM_UNITS) return nameItems(items, room, rest);
  return `${items.map((item) => shorten(item, level - 1)).join('\n')}${note}`;
}

function shorten(item: WholeItem, limit: number): string {
  const whole = wholeOf(item);
  if (whole.length <= limit) return whole;
  const { lead, text, trail } = item;
  const room = limit - lead.length - trail.length - 3;
  return room > 0 ? `- ${lead}${startWithin(text, room)}…${trail}` : startWithin(`- ${lead}`, limit);
}

function nameItems(items: readonly WholeItem[], room: number, rest: string): string {
  const leads = items.map(({ lead }) => lead.trim()).filter((lead) => lead !== '');
  const note = `… the words of ${items.length} items are left out here. ${rest}`;
  return startWithin(leads.length === 0 ? note : `${note}\n\n${leads.join(', ')}`, room);
}

/** A quoted text below a heading, such as a patch; what is left out is told below its fence. */
export function quotePart(
  name: PartName,
  title: string,
  quote: { readonly language: string; readonly text: string; readonly rest: string },
): BriefPart {
  return {
    name,
    fit(limit) {
      const whole = quote.text.trimEnd();
      if (whole === '') return '';
      const head = `## ${title}\n\n`;
      const around = fenced(quote.language, whole, '').length;
      const note = `\n\n… ${whole.length} characters more are left out here. ${quote.rest}`;
      if (head.length + around + whole.length <= limit)
        return `${head}${fenced(quote.language, whole, whole)}`;
      const kept = startWithin(whole, Math.max(0, limit - head.length - around - note.length));
      const told = note.replace(String(whole.length), String(whole.length - kept.length));
      return startWithin(`${head}${fenced(quote.language, whole, kept)}${told}`, limit);
    },
  };
}

/** Lines that each have an output of which the end is quoted. */
export function outputPart(
  name: PartName,
  title: string,
  outputs: readonly { readonly line: string; readonly output: string }[],
): BriefPart {
  return {
    name,
    fit(limit) {
      if (outputs.length === 0) return '';
      const head = `## ${title}\n\n`;
      const whole = outputs.map(({ line, output }) => ({ line, output: output.trimEnd() }));
      const between = 4 * whole.length - 2;
      const around = whole.reduce(
        (sum, { line, output }) => sum + line.length + fenced('', output, '').length,
        between,
      );
      const level = waterLevel(
        whole.map(({ output }) => Math.min(OUTPUT_UNITS, output.length)),
        limit - head.length - around,
      );
      const parts = whole.map(
        ({ line, output }) => `${line}\n\n${fenced('', output, cutToEnd(output, Math.max(0, level)))}`,
      );
      return `${head}${cutText(parts.join('\n\n'), limit - head.length, 'The checks print them again.')}`;
    },
  };
}

/** `shown` in a fence longer than any in the whole text, so that quoted text cannot end it. */
function fenced(language: string, whole: string, shown: string): string {
  const longest = Math.max(2, ...[...whole.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = '`'.repeat(Math.min(LONGEST_FENCE, longest) + 1);
  return `${fence}${language}\n${shown}\n${fence}`;
}
