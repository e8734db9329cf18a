import { expect, test } from 'vitest';
import { newPullRequestPage, remotePlace, requestRef } from './remotePage.ts';

test.each([
  ['git@github.com:acme/app.git', 'github.com', 'acme/app', 'github'],
  ['https://user:secret@gitlab.com/acme/tools/app.git', 'gitlab.com', 'acme/tools/app', 'gitlab'],
  ['ssh://git@git.acme.example:2222/acme/app', 'git.acme.example', 'acme/app', 'other'],
  ['https://bitbucket.org/acme/app/', 'bitbucket.org', 'acme/app', 'bitbucket'],
])('tells the place of %s', (address, host, path, kind) => {
  expect(remotePlace(address)).toEqual({ host, path, kind });
});

test.each(['/srv/git/app.git', '../app', 'file:///srv/app.git', 'C:\\repos\\app', ''])(
  '%s has no page',
  (address) => {
    expect(remotePlace(address)).toBeNull();
  },
);

const draft = { base: 'main', head: 'overture/001-x/run-1', title: 'Settings & more', body: 'Why' };

test.each([
  [
    'github',
    'https://github.com/acme/app/compare/main...overture/001-x/run-1?expand=1&title=Settings+%26+more&body=Why',
  ],
  [
    'gitlab',
    'https://github.com/acme/app/-/merge_requests/new?merge_request%5Bsource_branch%5D=overture%2F001-x%2Frun-1&merge_request%5Btarget_branch%5D=main&merge_request%5Btitle%5D=Settings+%26+more&merge_request%5Bdescription%5D=Why',
  ],
] as const)('fills in the page of %s', (kind, page) => {
  expect(newPullRequestPage({ host: 'github.com', path: 'acme/app', kind }, draft)).toBe(page);
});

test('a body too long for an address is left to be pasted', () => {
  const page = newPullRequestPage(
    { host: 'github.com', path: 'acme/app', kind: 'github' },
    { ...draft, body: 'x'.repeat(9000) },
  );
  expect(page.length).toBeLessThan(300);
});

test.each([
  ['github', 'refs/pull/12/head'],
  ['gitea', 'refs/pull/12/head'],
  ['other', 'refs/pull/12/head'],
  ['gitlab', 'refs/merge-requests/12/head'],
  ['bitbucket', 'refs/pull-requests/12/from'],
] as const)('%s keeps the branch of a pull request at %s', (kind, ref) => {
  expect(requestRef(kind, 12)).toBe(ref);
});
