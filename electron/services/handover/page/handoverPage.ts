import { createHash } from 'node:crypto';
import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { dayWords, type HandoverFacts, versionWords } from './handoverFacts.ts';
import { signOff } from './signOff.ts';
import { intent, openQuestions, otherSections, requirements, scope } from './specSections.ts';

/**
 * One HTML page that needs nothing else: styles and pictures are inside, no script can run, and its own policy lets it
 * load nothing. `styles` is CSS.
 */
export function handoverPage(document: SpecDocument, facts: HandoverFacts, styles: string): string {
  const { images } = facts;
  const title = document.title || facts.specId;
  const page = h('html', { lang: 'en' }, [
    h('head', [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { httpEquiv: 'Content-Security-Policy', content: policyFor(styles) }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'referrer', content: 'no-referrer' }),
      h('meta', { name: 'generator', content: 'Overture' }),
      h('title', `${title}, ${versionWords(facts)}`),
      styleOf(styles),
    ]),
    h('body', [
      h('main', [
        h('h1', title),
        h('p', { className: ['byline'] }, bylineOf(facts)),
        ...openQuestions(document, images),
        ...intent(document, images),
        ...scope(document, images),
        ...requirements(document, images),
        ...otherSections(document, images),
        signOff(facts),
      ]),
    ]),
  ]);
  return `<!doctype html>\n${toHtml(page)}\n`;
}

function policyFor(styles: string): string {
  const hash = createHash('sha256').update(styles).digest('base64');
  return [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    'img-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function styleOf(styles: string): Element {
  return h('style', styles);
}

function bylineOf(facts: HandoverFacts): string {
  return `${facts.project}. ${versionWords(facts)}, as of ${dayWords(facts.at)}.`;
}
