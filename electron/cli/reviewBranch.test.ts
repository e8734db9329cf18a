import { expect, test } from 'vitest';
import { type TempRepo, tempRepo } from '#test/helpers/tempRepo.ts';
import { runCommand } from './runCommand.ts';

const SPEC = `---
overture: 1
id: 001-cart
title: Cart
---

# Cart

## Requirements

### R1 Vouchers

- **AC-1.1** WHEN a shopper enters a voucher code, the cart SHALL subtract its percentage from the goods.
- **AC-1.2** IF a voucher has expired, THEN the cart SHALL say so.
- **AC-1.3** The receipt SHALL name the shop.
`;
const PLAN = `overture: 1
spec: 001-cart
tasks:
  - id: T1
    title: Vouchers
    role: implement
    criteria: [AC-1.1, AC-1.2]
    scope: { change: [src/cart.ts], read: [] }
`;
const CART = `export class Expired extends Error {}

/** Subtracts the percentage of a voucher from the goods. */
export function redeem(goods: number, voucher: { percent: number; until: number }, now: number): number {
  if (now > voucher.until) throw new Expired('The voucher has expired.');
  return goods - (goods * voucher.percent) / 100;
}
`;
const JUNIT = `<testsuite name="cart">
<testcase classname="src/cart.test.ts" name="AC-1.1 takes the percentage off"/>
<testcase classname="src/cart.test.ts" name="AC-1.2 says that it expired"><failure message="no error">at src/cart.test.ts:12:3</failure></testcase>
</testsuite>`;

async function branch(): Promise<TempRepo> {
  const repo = await tempRepo({
    files: {
      'specs/001-cart/spec.md': SPEC,
      'specs/001-cart/plan.yaml': PLAN,
      'src/theme.css': 'a { color: red }\n',
    },
  });
  await repo.git('checkout', '--quiet', '-b', 'vouchers');
  await repo.commit({ 'src/cart.ts': CART, 'src/theme.css': 'a { color: blue }\n' });
  await repo.git('checkout', '--quiet', 'main');
  await repo.commit({ 'other.txt': 'main went on\n' });
  return repo;
}

async function run(repo: TempRepo, ...args: string[]) {
  const [out, told]: [string[], string[]] = [[], []];
  const code = await runCommand(['review', ...args], {
    print: (text) => out.push(text),
    tell: (line) => told.push(line),
    folder: repo.path,
  });
  return { code, out: out.join(''), told: told.join('\n') };
}

test('holds a branch against a spec: hunks by criterion, scope, and evidence from a JUnit report', async () => {
  const repo = await branch();
  await repo.write({ '../junit.xml': JUNIT });
  const ran = await run(repo, 'main', 'vouchers', '--spec', '001-cart', '--junit', '../junit.xml', '--json');
  expect(ran.told).toBe('');
  const report = JSON.parse(ran.out);
  expect(ran.code).toBe(1);
  expect(report).toMatchObject({
    spec: '001-cart',
    counts: { met: 1, notMet: 1, notShown: 1, waived: 0 },
    files: [
      { path: 'src/cart.ts', inScope: true },
      { path: 'src/theme.css', inScope: false },
    ],
    criteria: [
      { id: 'AC-1.1', verdict: 'met', because: [{ kind: 'passed' }] },
      {
        id: 'AC-1.2',
        verdict: 'notMet',
        because: [{ kind: 'failed', path: 'src/cart.test.ts', line: 12 }],
        hunks: ['src/cart.ts:0:1'],
      },
      { id: 'AC-1.3', verdict: 'notShown', hunks: [] },
    ],
    notAskedFor: ['src/theme.css:1:1'],
    withoutHunk: ['AC-1.3'],
  });
  expect(report.hunks[0]).toMatchObject({
    id: 'src/cart.ts:0:1',
    because: 'It serves AC-1.2, which is not met.',
  });
});

test('tells it in words, of one task, and reads TAP', async () => {
  const repo = await branch();
  await repo.write({
    '../run.tap': 'TAP version 13\n1..2\nok 1 - AC-1.1 takes it off\nok 2 - AC-1.2 says so\n',
  });
  const ran = await run(
    repo,
    'main',
    'vouchers',
    '--spec',
    '001-cart',
    '--task',
    'T1',
    '--tap',
    '../run.tap',
  );
  expect(ran.code).toBe(0);
  expect(ran.out).toMatch(/^2 met, 0 not met, 0 not shown\./);
  expect(ran.out).toContain('Outside the declared files, or protected\n    src/theme.css');
});

test.each([
  [['main', 'gone', '--spec', '001-cart'], 1, 'There is no commit gone. Name a commit, a branch or a tag.'],
  [['main', '--spec', '001-cart'], 2, 'Name two commits or branches'],
  [['main', 'vouchers'], 2, 'Name the spec it is held against with --spec.'],
  [['main', 'vouchers', '--spec', '002'], 2, 'There is no spec 002.'],
  [['main', 'vouchers', '--spec', '001-cart', '--task', 'T9'], 1, 'The plan has no task T9.'],
  [['main', 'vouchers', '--spec', '001-cart', '--junit', 'src/theme.css'], 2, 'tells of no test'],
])('says what is wrong with %j', async (args, code, words) => {
  const repo = await branch();
  const ran = await run(repo, ...args);
  expect([ran.code, ran.out]).toEqual([code, '']);
  expect(ran.told).toContain(words);
});

test('reads binary files, links, submodules, modes, CRLF and bytes that are no text without failing', async () => {
  const repo = await branch();
  await repo.git('checkout', '--quiet', 'vouchers');
  await repo.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},vendor/lib`);
  await repo.git('update-index', '--chmod=+x', 'src/theme.css');
  await repo.git('commit', '--quiet', '-m', 'odd');
  await repo.write({
    'latin.txt': Uint8Array.from([0xe9, 0x0a]),
    'binary.bin': Uint8Array.from([0, 1, 2]),
    'crlf.txt': 'a\r\nb\r\n',
  });
  await repo.git('add', 'latin.txt', 'binary.bin', 'crlf.txt');
  await repo.git('commit', '--quiet', '-m', 'odder');
  const ran = await run(repo, 'main', 'vouchers', '--spec', '001-cart', '--json');
  const { files } = JSON.parse(ran.out) as { files: { path: string; binary: boolean }[] };
  expect(files.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['binary.bin', 'crlf.txt', 'latin.txt', 'vendor/lib']),
  );
  expect(files.find(({ path }) => path === 'binary.bin')?.binary).toBe(true);
});
