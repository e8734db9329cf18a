import { expect, test } from 'vitest';
import { specId, PATH, sha, call, setUp, watch } from '#test/helpers/specBench.ts';

test('an approval is a commit of the spec and its comments alone that binds name and text', async () => {
  const setup = await setUp();
  const { service, ref, repo } = setup;
  await repo.write({ 'other.txt': 'unsaved work' });
  const feed = watch(setup);
  const first = await feed.until(({ versions }) => versions.length > 0);
  expect(first.versions.map(({ number, approved }) => [number, approved])).toEqual([[1, false]]);
  expect(await service.approve({ ...ref, hash: first.hash, by: 'Priya Nair' }, call)).toEqual({
    ok: true,
    value: null,
  });
  const approved = await feed.until(({ approval }) => approval !== null);
  const text = first.text.replace('status: draft ', 'status: approved ');
  expect({ text: approved.text, approval: approved.approval?.hash, by: approved.approval?.by }).toEqual({
    text,
    approval: sha(text),
    by: 'Priya Nair',
  });
  expect(await repo.git('log', '-1', '--format=%(trailers:key=Overture-Approved,valueonly)')).toBe(
    `${specId} sha256:${sha(text)}\n\n`,
  );
  expect(await repo.git('show', '--name-only', '--format=', 'HEAD')).toBe(
    `${PATH.replace('spec.md', 'comments.jsonl')}\n${PATH}\n`,
  );
  const { versions } = await feed.until(({ versions }) => versions.length === 2);
  expect(versions.map(({ number, approved }) => [number, approved])).toEqual([
    [2, true],
    [1, false],
  ]);
  const old = await service.textAt({ ...ref, commit: versions[1]!.commit }, call);
  expect(old).toEqual({ ok: true, value: { text: first.text } });
});

test('an approval of a text that changed meanwhile is refused', async () => {
  const { service, ref, repo } = await setUp();
  const result = await service.approve({ ...ref, hash: sha('read long ago'), by: 'Priya' }, call);
  expect(result).toMatchObject({ ok: false, error: { code: 'changedOutside' } });
  expect(await repo.git('log', '--oneline')).toMatch(/^\w+ Commit 1\n$/);
});
