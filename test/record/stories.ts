import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the agent of the recording does, one thing after another. */
export type Step =
  | { readonly do: 'say'; readonly text: string }
  /** `done` counts the steps that are over. */
  | { readonly do: 'plan'; readonly steps: readonly string[]; readonly done: number }
  | { readonly do: 'read'; readonly path: string }
  | { readonly do: 'search'; readonly text: string }
  | { readonly do: 'write'; readonly path: string; readonly text: string }
  | { readonly do: 'run'; readonly command: string; readonly asks?: boolean };

/** The same changes that the walk of the sample makes, so that both end in code that passes its tests. */
const WORK = join(import.meta.dirname, '../fixtures/harborWork');

const say = (text: string): Step => ({ do: 'say', text });
const read = (path: string): Step => ({ do: 'read', path });
const test = (file: string, asks = false): Step => ({ do: 'run', command: `node --test test/${file}`, asks });
const fromWork = (task: string, path: string): Step => ({
  do: 'write',
  path,
  text: readFileSync(join(WORK, task, path), 'utf8'),
});

/** The steps of a task; `whole` gives the place of a file in its workspace, by which a second try is told. */
export function storyOf(taskId: string, whole: (path: string) => string): readonly Step[] {
  switch (taskId) {
    case 'T1':
      return findChecks;
    case 'T2':
      return storeEditors;
    case 'T3':
      return readFileSync(whole(CACHE), 'utf8').includes('drop(') ? mendCache : dropFromCache;
    case 'T4':
      return existsSync(whole('src/server/members/editors.ts')) ? decideWhoMayEdit(whole) : [];
    default:
      return [];
  }
}

const findChecks: readonly Step[] = [
  say('I look for every place that decides by a role, and note which of them guard a setting.'),
  { do: 'search', text: 'isAdmin' },
  { do: 'search', text: 'isOwner' },
  read('src/server/auth/roles.ts'),
  read('src/server/routes/settings.ts'),
  read('src/server/routes/billing.ts'),
  read('src/web/settings/settings-page.ts'),
  say(`Four places decide by a role:

- src/server/routes/settings.ts:27 refuses to change a setting. It guards settings, and answers 401, which decision D1 forbids.
- src/server/routes/settings.ts:32 refuses to change the logo, in the same way.
- src/web/settings/settings-page.ts:7 shows the Save button. It guards nothing by itself.
- src/server/routes/billing.ts:9 shows the bill to owners. Billing is out of scope and stays as it is.

T4 has to change the first two, T6 the third.`),
];

const storeEditors: readonly Step[] = [
  {
    do: 'plan',
    steps: [
      'Read how members are kept',
      'Keep the editors of each workspace',
      'Test the rule for workspaces without a list',
    ],
    done: 0,
  },
  read('src/server/members/members.ts'),
  read('src/server/auth/roles.ts'),
  say(
    'Members are kept by workspace, so the editors go beside them. Without a list, isAdmin decides as before (AC-3.1).',
  ),
  fromWork('T2', 'src/server/members/editors.ts'),
  fromWork('T2', 'test/editors.test.ts'),
  test('editors.test.ts', true),
  say(
    'Editors are kept by workspace. A workspace without a list leaves it to its owners and admins, as AC-3.1 asks; two tests show it.',
  ),
];

const CACHE = 'src/server/members/members-cache.ts';
const cacheDone = readFileSync(join(WORK, 'T3', CACHE), 'utf8');
const keyOfCache = 'this.kept.delete(`${workspace}/${id}`);';

const dropFromCache: readonly Step[] = [
  read(CACHE),
  read('test/members-cache.test.ts'),
  say('A role is kept for 60 seconds. I add a way to drop one person from the cache.'),
  { do: 'write', path: CACHE, text: cacheDone.replace(keyOfCache, 'this.kept.delete(id);') },
  fromWork('T3', 'test/members-cache.test.ts'),
  say(
    'One person can be dropped from the cache now, and a test asks for the next look-up to read the role again.',
  ),
];

const mendCache: readonly Step[] = [
  say(
    'The check says that a dropped member still has the old role. I look at how the cache names what it keeps.',
  ),
  read(CACHE),
  say(
    'Entries are kept under the workspace and the id, but my drop looked for the id alone, so it dropped nothing.',
  ),
  { do: 'write', path: CACHE, text: cacheDone },
  test('members-cache.test.ts'),
  say('Dropping now uses the same key as keeping. Both tests pass.'),
];

const POLICY = 'src/server/auth/settings-policy.ts';

function decideWhoMayEdit(whole: (path: string) => string): readonly Step[] {
  const steps = [
    'Put one rule behind the settings routes',
    'Let only owners change the list',
    'Keep the last editor',
    'Test each criterion',
  ];
  const plan = (done: number): Step => ({ do: 'plan', steps, done });
  const readme = readFileSync(whole('README.md'), 'utf8');
  return [
    plan(0),
    read('src/server/routes/settings.ts'),
    read('src/server/members/editors.ts'),
    { do: 'search', text: 'Refused' },
    say('Both routes ask isAdmin. I put one rule, canEdit, in a file of its own and have both ask that.'),
    fromWork('T4', POLICY),
    plan(1),
    fromWork('T4', 'src/server/routes/settings.ts'),
    fromWork('T4', 'src/server/app.ts'),
    say(
      'Adding and removing editors are two new routes. They answer 403 to everyone but owners (AC-1.3), and 409 where nobody would be left (AC-3.2).',
    ),
    plan(3),
    fromWork('T4', 'test/settings-policy.test.ts'),
    fromWork('T4', 'test/settings.test.ts'),
    test('settings-policy.test.ts'),
    {
      do: 'write',
      path: 'README.md',
      text: readme.replace('| who may do what |', '| who may do what, and who may change settings |'),
    },
    plan(4),
    say(`One rule decides now who may change a setting, for both routes. Owners choose the editors, and the last one cannot be removed. Refusals answer 403, as D1 says.

I also changed a line of README.md, which names what the folder is for.`),
  ];
}
