import type { BulletBlock, MarkdownBlock } from '#shared/spec/parse/markdownBlock.ts';
import { foldBullet, stepWords, upperSteps } from './criterionWords.ts';
import { lineWords, readWords, type Words } from './sourceWords.ts';
import { keep, mark, rangeOf, reach, type SpecReading } from './specReading.ts';

/** A block below the heading of a scenario: its steps become one sentence behind the scenario's name. */
export function readScenario(reading: SpecReading, block: MarkdownBlock): void {
  const { scenario, text, lines } = reading;
  if (!scenario) return;
  if (block.kind === 'rule') return mark(reading, block, 'structure');
  if (block.kind !== 'bullet' && block.kind !== 'paragraph') return keep(reading, block);
  const said = readWords(text, scenario.words);
  const isFirst = said !== '' && scenario.words === scenario.name;
  if (block.kind === 'bullet') {
    scenario.words = [...scenario.words, ...bulletStep(reading, block, said, isFirst)];
    markBullet(reading, block, foldBullet(text, lines, block).lines);
  } else {
    const glue = said === '' ? '' : isFirst ? ': ' : ' ';
    scenario.words = [...scenario.words, ...upperSteps(text, lineWords(text, rangeOf(reading, block), glue))];
    mark(reading, block, 'placed');
  }
  const { start } = scenario.part.block;
  scenario.part = { ...scenario.part, block: { start, end: lines[block.to - 1]?.next ?? start } };
  reach(reading, block);
}

function bulletStep({ text, lines }: SpecReading, block: BulletBlock, said: string, isFirst: boolean): Words {
  const alone = foldBullet(text, lines, { ...block, children: [] });
  const below = foldBullet(text, lines, block).words.slice(alone.words.length);
  if (!isFirst) return [...stepWords(text, block.textRange, said, '; '), ...below];
  const [head, ...tail] = stepWords(text, block.textRange, `${said}: `, ': ');
  if (!head) return below;
  const before = head.before.startsWith(': ') ? head.before : `: ${head.before}`;
  return [{ ...head, before }, ...tail, ...below];
}

/** Lines of a list item that no sentence can hold, such as code, are kept. */
export function markBullet(reading: SpecReading, block: BulletBlock, held: ReadonlySet<number>): void {
  const { text, lines } = reading;
  for (let from = block.from; from < block.to; ) {
    let to = from + 1;
    if (held.has(from)) mark(reading, { from, to }, 'placed');
    else if (text.slice(lines[from]?.start, lines[from]?.end).trim() !== '') {
      while (to < block.to && !held.has(to)) to++;
      keep(reading, { from, to });
    }
    from = to;
  }
}
