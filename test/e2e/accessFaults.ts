import { readFileSync } from 'node:fs';
import type axe from 'axe-core';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** Every page takes it in anew, and the whole source takes twice as long. */
const AXE = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** Monaco's own menus are Monaco's. */
const FOREIGN = '.monaco-list';

/** WCAG 2.2 A and AA, and what axe's authors hold to be good practice beyond it. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const OPTIONS: Readonly<Record<'everything' | 'colours', RunOptions>> = {
  everything: {
    runOnly: RULES,
    resultTypes: ['violations'],
    iframes: false,
    // It holds every word inside a control, key caps and badges too, to belong in its name.
    rules: { 'label-content-name-mismatch': { enabled: false } },
  },
  colours: {
    runOnly: { type: 'rule', values: ['color-contrast'] },
    resultTypes: ['violations'],
    iframes: false,
  },
};

/**
 * What on the page keeps some people from using it, one line per rule and element, none when all is well.
 * Roles and names are the same in both themes, so the second theme needs its colours looked at only.
 */
export async function accessFaults(page: Page, what: keyof typeof OPTIONS): Promise<string[]> {
  // The debugger's evaluation is not bound by the page's content security policy, so that stays as strict as it is.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const results = await page.evaluate(
    ({ exclude, options }) => (window as unknown as { axe: typeof axe }).axe.run({ exclude }, options),
    { exclude: [FOREIGN], options: OPTIONS[what] },
  );
  return results.violations.flatMap(faultsOf);
}

/** What a rule does not see: a separator stands between landmarks, what floats above them, and a box drawn at 14 px is hit within 24. */
const EXCEPTIONS: Readonly<Record<string, RegExp>> = {
  region: /^<[^>]*(?:role="(?:separator|menu)"|data-base-ui-portal)/,
  'target-size': /^<[^>]*role="(?:checkbox|radio)"/,
};

function faultsOf({ id, nodes }: AxeResults['violations'][number]): string[] {
  const guilty = nodes.filter(({ html }) => !EXCEPTIONS[id]?.test(html));
  return guilty.map(
    (node) => `${id}: ${node.html.slice(0, 240)}\n  ${node.failureSummary?.replaceAll('\n', '\n  ')}`,
  );
}
