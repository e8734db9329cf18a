import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkAmong, routeOfLink } from './deepLink.ts';

const PROJECT = '0123456789abcdef';

test.each([
  ['overture://settings', '#/settings'],
  ['overture://settings/', '#/settings'],
  [`overture://p/${PROJECT}`, `#/p/${PROJECT}`],
  [`overture://p/${PROJECT}/001-roles`, `#/p/${PROJECT}/001-roles/spec`],
  [`overture://p/${PROJECT}/001-roles/run`, `#/p/${PROJECT}/001-roles/run`],
  [`overture://p/${PROJECT}/001-%C3%BCber/review`, `#/p/${PROJECT}/001-%C3%BCber/review`],
])('%s shows %s', (link, route) => {
  expect(routeOfLink(link)).toBe(route);
});

test.each([
  '',
  'overture:',
  'overture://',
  'overture:settings',
  'OVERTURE://settings',
  'overture-app://overture/',
  'https://settings',
  'overture://evil.example/',
  'overture://settings/agents/add?command=rm',
  'overture://settings?theme=dark',
  'overture://settings#x',
  'overture://user@settings',
  'overture://settings:80',
  `overture://p/${PROJECT}/../../settings`,
  `overture://p/${PROJECT}/%2e%2e/run`,
  `overture://p/${PROJECT}/001-roles%2F..%2F..`,
  `overture://p/${PROJECT}/001-roles/land`,
  `overture://p/${PROJECT}/001-roles/run/approve`,
  `overture://p/${PROJECT}/<img src=x onerror=alert(1)>`,
  `overture://p/${PROJECT}/%3Cscript%3E`,
  `overture://p/${PROJECT}/001%00`,
  `overture://p/${PROJECT}\\001-roles`,
  'overture://p/0123456789ABCDEF',
  'overture://p/javascript:alert(1)',
  `overture://p/${PROJECT}/%E0%A4%A`,
  `overture://p/${PROJECT}/${'a'.repeat(600)}`,
  'overture://__proto__',
  '"overture://settings" --data=/tmp/evil',
])('%j shows nothing', (link) => {
  expect(routeOfLink(link)).toBeUndefined();
});

test('whatever a link says, it is one of the known places or nothing', () => {
  const known =
    /^#\/(?:settings|p\/[0-9a-f]{16}(?:\/[\p{L}\p{N}._%-]+\/(?:spec|plan|run|review|history))?)$/u;
  const part = fc.oneof(
    fc.constantFrom('p', 'settings', PROJECT, '001-roles', 'run', '..', '%2e%2e', '%2f', '', '#', '?a'),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const route = routeOfLink(`overture://${parts.join('/')}`);
      if (route !== undefined) expect(route).toMatch(known);
    }),
  );
});

test('a link is found among what a program was started with', () => {
  expect(linkAmong(['--no-sandbox', 'overture://settings', '--data=/evil'])).toBe('overture://settings');
  expect(linkAmong(['OVERTURE:x'])).toBe('OVERTURE:x');
  expect(linkAmong(['--repo', '/home/ada/overture'])).toBeUndefined();
});
