import { describe, expect, test } from 'vitest';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { foreignFormatSchema } from './foreignFormat.ts';
import { groupFiles } from './foreignUnit.ts';
import { importUnit } from './importUnit.ts';
import { nativeExport } from './nativeExport.ts';

const SPEC = `---
overture: 1
id: 001-settings-editors
title: Who can edit workspace settings
status: draft
---

# Who can edit workspace settings

> Customers need better control over who can edit workspace settings.
> — support, six threads

## Why
Admins are too many and owners too few.

## Scope
### Out
- Billing settings

## Requirements

### R1 Owners choose who may edit
Only owners hand out the right.

- **AC-1.1** WHEN an owner adds a member as a settings editor, the system SHALL let that member edit settings within 5 seconds.
  - shown by: \`npm test -- settings.editors\`
- **AC-1.2** GIVEN a member without the right, WHEN they open settings, THEN every field is read-only
- **AC-1.3** The system SHALL list all editors.

### R4 (optional) Bulk invite

- **AC-4.1** IF an address in the list is not valid, THEN the system SHALL name it and invite the others.

## Constraints
- **C1** Refusals go through \`Refused\` in \`src/server/http/errors.ts\`.

## Assumptions
- **A1** (risk: high) Roles are cached for 60 seconds.

## Open questions
- **Q2** What happens to unsaved changes of a removed editor?
`;
const PLAN = `overture: 1
spec: 001-settings-editors
tasks:
  - id: T3
    title: Refuse others
    needs: [T1, T2]
    criteria: [AC-1.2]
  - id: T1
    title: Store editors
    criteria: [AC-1.1, AC-1.3]
    scope:
      change: [src/server/editors.ts]
    instructions: |
      Keep the table small.

      - one row for each editor
  - id: T2
    title: List editors
    needs: [T1]
    optional: true
    criteria: [AC-1.3, AC-4.1]
  - id: T6
    title: Write it up
`;

describe('a spec that was never imported', () => {
  test.each(foreignFormatSchema.options)(
    'in the layout of %s reads back with the same requirements, criteria and tasks',
    (format) => {
      const files = [...nativeExport(format, '001-settings-editors', SPEC, PLAN)].map(([path, text]) => ({
        path,
        text,
        sha256: '',
      }));
      const [unit, ...more] = groupFiles(files).units;
      expect([unit?.format, more]).toEqual([format, []]);
      if (!unit) return;
      const again = importUnit(unit, '001-settings-editors');
      const shape = (text: string) =>
        parseSpec(text).requirements.map((own) => [
          own.title,
          own.criteria.map((criterion) => criterion.text),
        ]);
      expect(shape(again.specText)).toEqual(shape(SPEC));
      const lists = (text: string) => {
        const document = parseSpec(text);
        return [document.constraints, document.assumptions, document.questions, document.scopeOut].map(
          (list) => list.map((item) => item.text),
        );
      };
      expect(lists(again.specText)).toEqual(lists(SPEC));
      const before = parsePlan(PLAN).plan.tasks.map(({ id, title, needs, optional }) => ({
        id,
        title,
        needs,
        optional,
      }));
      const after = parsePlan(again.planText ?? '').plan.tasks;
      const order = before.map(({ id }) => after.find((task) => task.id === id));
      expect(
        order.map((task) => ({
          id: task?.id,
          title: task?.title,
          needs: task?.needs,
          optional: task?.optional,
        })),
      ).toEqual(before);
      const criteria = (text: string, plan: string) => {
        const said = new Map(parseSpec(text).criteria.map((own) => [own.id, own.text]));
        return parsePlan(plan)
          .plan.tasks.toSorted((a, b) => (a.id < b.id ? -1 : 1))
          .map((task) => task.criteria.map((id) => said.get(id)));
      };
      expect(criteria(again.specText, again.planText ?? '')).toEqual(criteria(SPEC, PLAN));
    },
  );

  test('looks as people who use spec-kit expect', () => {
    const files = nativeExport('spec-kit', '001-settings-editors', SPEC, PLAN);
    expect(files.get('specs/001-settings-editors/tasks.md')).toBe(`# Tasks: Who can edit workspace settings

## Phase 1: Implementation

- [ ] T001 [P] Store editors (covers 1.1, 1.3) (no dependencies)
  Keep the table small.

  - one row for each editor
  - Files: \`src/server/editors.ts\`
- [ ]* T002 List editors (covers 1.3, 2.1) (depends on T001)
- [ ] T003 Refuse others (covers 1.2) (depends on T001, T002)
- [ ] T006 [P] Write it up (no dependencies)
`);
    expect(files.get('specs/001-settings-editors/spec.md')).toContain(
      '2. **Given** a member without the right, **When** they open settings, **Then** every field is read-only\n',
    );
  });
});
