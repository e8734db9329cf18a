import { expect, test } from 'vitest';
import { formatRoute, parseRoute } from './route.ts';

const project = '0123456789abcdef';

test.each([
  '#/',
  '#/settings',
  `#/p/${project}`,
  `#/p/${project}/settings`,
  `#/p/${project}/001-editors/spec`,
  `#/p/${project}/001-editors/history`,
  `#/p/${project}/001-editors/settings`,
  `#/p/${project}/${encodeURIComponent('räume')}/run`,
  `#/p/${project}/001-editors/review/branch/main/${encodeURIComponent('origin/feature/names')}`,
  `#/p/${project}/001-editors/review/branch/main/${encodeURIComponent('50%?#')}/T4`,
  `#/p/${project}/001-editors/review/whole/run-3`,
])('%s is read and written the same', (hash) => {
  expect(formatRoute(parseRoute(hash))).toBe(hash);
});

test.each([
  ['', '#/'],
  ['#/nowhere', '#/'],
  ['#/p/not-an-id/001/spec', '#/'],
  [`#/p/${project}/../spec`, `#/p/${project}`],
  [`#/p/${project}/001`, `#/p/${project}/001/spec`],
  [`#/p/${project}/001/review/branch/main`, `#/p/${project}/001/review`],
  [`#/p/${project}/001/plan/whole/run-1`, `#/p/${project}/001/plan`],
  [`#/p/${project}/001/nowhere`, `#/p/${project}/001/spec`],
  [`#/p/${project}/%E0%A4%A/plan`, `#/p/${project}`],
])('%s leads to the nearest place there is', (hash, nearest) => {
  expect(formatRoute(parseRoute(hash))).toBe(nearest);
});
