import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { specIdSchema } from '#shared/project/project.ts';
import { requestTitle } from '#shared/interview/requestTitle.ts';
import { newSpecText, specSlug } from './newSpec.ts';
import { parseSpec } from './parseSpec.ts';

test.each([
  [
    'Customers need better control over who can edit workspace settings',
    'customers-control-over-edit-workspace',
  ],
  ['Add dark mode', 'add-dark-mode'],
  ['Les élèves veulent créer', 'les-eleves-veulent-creer'],
  ['予定を共有したい', '予定を共有したい'],
  ['…', 'spec'],
])('names the folder of “%s”', (title, slug) => {
  expect(specSlug(title)).toBe(slug);
});

test('any request comes back word for word from a file without problems', () => {
  assert(
    property(string({ unit: 'grapheme', maxLength: 80 }), string({ maxLength: 20 }), (request, source) => {
      const title = requestTitle(request);
      const id = `001-${specSlug(title)}`;
      expect(specIdSchema.safeParse(id).success).toBe(true);
      const doc = parseSpec(newSpecText({ id, title, request, source, date: '2026-11-23' }));
      expect(doc.request?.text).toBe(
        request
          .replace(/^\uFEFF/, '')
          .replace(/\r\n?/g, '\n')
          .replace(/^\n+|\s+$/g, ''),
      );
      expect({ id: doc.id, problems: doc.problems, sections: doc.sections }).toEqual({
        id,
        problems: [],
        sections: [],
      });
    }),
    { numRuns: 500 },
  );
});
