import type { Element } from 'hast';
import { h } from 'hastscript';
import { dayWords, type HandoverFacts, versionWords } from './handoverFacts.ts';

/** Which text is agreed to, and the place to do so by hand. */
export function signOff(facts: HandoverFacts): Element {
  const approved = facts.approvals.map(
    ({ by, at, note }) => `by ${by} on ${dayWords(at)}${note === undefined ? '' : `: ${note}`}`,
  );
  const rows: readonly (readonly [string, string, string?])[] = [
    ['Spec', facts.specId],
    ['Version', versionWords(facts)],
    ...(approved.length === 0 ? ['not yet'] : approved).map((words) => ['Approved', words] as const),
    ['Text', `sha256:${facts.hash}`, 'hash'],
  ];
  return h('section', { className: ['sign'] }, [
    h('h2', 'Sign-off'),
    h('p', { className: ['note'] }, [
      'Signing agrees to exactly the text that this hash stands for. It is the SHA-256 of ',
      h('code', facts.path),
      '; any other wording has another.',
    ]),
    h(
      'dl',
      rows.flatMap(([name, value, className]) => [
        h('dt', name),
        h('dd', className ? { className: [className] } : {}, value),
      ]),
    ),
    h(
      'p',
      { className: ['fields'] },
      ['Name', 'Date', 'Signature'].map((name) => h('span', name)),
    ),
  ]);
}
