import { expect, test } from 'vitest';
import type { PlanContext } from '#shared/plan/planContext.ts';
import { createPlanModel } from '../planModel.ts';
import { mermaidText } from './mermaidText.ts';
import { planSvg } from './planSvg.ts';
import { wrapTitle } from './wrapTitle.ts';

const CODE = {
  files: {},
  links: [{ path: ['src/panel.ts', 'src/roles.ts'], names: ['isEditor'] }],
  partial: false,
};
const CONTEXT: PlanContext = {
  criteria: [],
  files: ['src/roles.ts', 'src/panel.ts'],
  commands: [],
  protected: [],
  limit: 3,
  code: CODE,
};
const PLAN = `spec: 001-x
tasks:
  - id: T1
    title: 'Store the "editors" #1'
    scope: { change: [src/roles.ts] }
  - id: T2
    title: Show <them>
    scope: { change: [src/panel.ts] }
  - id: T3
    title: Try it & see
    needs: [T2]
    role: verify
`;
const COLORS = {
  pane: '#f8f8f6',
  raised: '#fff',
  line: '#eee',
  lineStrong: '#ccc',
  lineControl: '#888',
  ink: '#111',
  ink2: '#444',
  ink3: '#666',
  chip: '#eee',
};

test('Mermaid has a part for each wave, and tells what is found in the code', () => {
  expect(mermaidText(createPlanModel(PLAN, { ...CONTEXT, code: { ...CODE, links: [] } }))).toBe(`flowchart LR
  subgraph wave1["Wave 1"]
    T1["T1 Store the #quot;editors#quot; #35;1"]
    T2["T2 Show <them>"]
  end
  subgraph wave2["Wave 2"]
    T3["T3 Try it & see"]
  end
  T2 ==> T3
`);
  const text = mermaidText(createPlanModel(PLAN, CONTEXT));
  expect(text).toMatch(/T1 (?:==>|-\.->)\|found in the code\| T2/);
});

test('the picture holds every task, its words escaped', () => {
  const svg = planSvg(createPlanModel(PLAN, CONTEXT), new Set(), COLORS);
  expect(svg.match(/<g>/g)).toHaveLength(3);
  expect(svg).toContain('Show &lt;them&gt;');
  expect(svg).toContain('Try it &amp; see');
  expect(svg).toContain('stroke-dasharray="5 4"');
  expect(svg).not.toContain('var(');
});

test('a folded group is one task of the picture', () => {
  const text = `${PLAN}  - id: T4\n    title: All of it\n    group: true\n`.replaceAll(
    '    scope',
    '    within: T4\n    scope',
  );
  const model = createPlanModel(text, CONTEXT);
  expect(planSvg(model, new Set(), COLORS).match(/<g>/g)).toHaveLength(3);
  const [group] = model.plan.tasks.filter((task) => task.group);
  expect(planSvg(model, new Set(group ? [group.id] : []), COLORS).match(/<g>/g)).toHaveLength(2);
});

test('a long title takes two lines and no more', () => {
  expect(wrapTitle('Short')).toEqual(['Short']);
  expect(wrapTitle('Removed admins keep access for a minute')).toEqual([
    'Removed admins keep access',
    'for a minute',
  ]);
  expect(wrapTitle('a'.repeat(100)).map((line) => line.length)).toEqual([29, 29]);
});
