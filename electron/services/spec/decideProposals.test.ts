import { expect, test } from 'vitest';
import { fail, ok } from '#shared/contract/result.ts';
import { specId, PATH, sha, call, setUp, watch } from '#test/helpers/specBench.ts';

test('accepting a proposal writes it, and its id is never used again', async () => {
  const setup = await setUp();
  const { service, ref, project, journal, repo } = setup;
  const feed = watch(setup);
  await feed.until(() => true);
  const proposal = (id: string) => ({
    id,
    edit: { kind: 'addItem', list: 'constraints', text: `Constraint ${id}` } as const,
    source: 'answer 1',
    questionId: null,
    citations: [],
    at: '2026-11-23T12:00:00.000Z',
  });
  journal.propose(project, specId, [proposal('a'), proposal('b'), proposal('c')]);
  const before = await feed.until(({ proposals }) => proposals.length === 3);
  expect(
    await service.acceptProposal({ ...ref, proposalId: 'a', baseHash: before.hash }, call),
  ).toMatchObject({ ok: true });
  const accepted = await feed.until(
    ({ proposals, text }) => proposals.length === 2 && text.includes('**C2** Constraint a'),
  );
  const without = accepted.text.replace(/^- \*\*C2\*\*.*\n/m, '');
  await service.save({ ...ref, baseHash: accepted.hash, text: without }, call);
  await service.acceptProposal({ ...ref, proposalId: 'b', baseHash: sha(without) }, call);
  expect(await repo.read(PATH)).toContain('**C3** Constraint b');
  expect(await service.acceptProposal({ ...ref, proposalId: 'b', baseHash: sha(without) }, call)).toEqual(
    fail({ code: 'unknownProposal' }),
  );
  await service.rejectProposal({ ...ref, proposalId: 'c' }, call);
  await feed.until(({ proposals }) => proposals.length === 0);
});

test('a proposal can get other words before it is accepted, and who did what is kept', async () => {
  const setup = await setUp();
  const { service, ref, project, journal, repo } = setup;
  const edit = { kind: 'addItem', list: 'constraints', text: 'Slow.' } as const;
  const proposal = (id: string) => ({
    id,
    edit,
    source: 'answer 1',
    questionId: 'limits',
    citations: [],
    at: '2026-11-23T12:00:00.000Z',
  });
  journal.propose(project, specId, [proposal('a'), proposal('b')]);
  const text = await repo.read(PATH);
  const reworded = { ...edit, text: 'At most 5 seconds.' };
  expect(await service.editProposal({ ...ref, proposalId: 'a', edit: reworded }, call)).toEqual(ok(null));
  expect(await repo.read(PATH)).toBe(text);
  expect(
    await service.editProposal(
      { ...ref, proposalId: 'a', edit: { kind: 'addParagraph', section: 'why', text: 'x' } },
      call,
    ),
  ).toEqual(fail({ code: 'otherProposal' }));
  expect(await service.editProposal({ ...ref, proposalId: 'a', edit: { ...edit, text: ' ' } }, call)).toEqual(
    fail({ code: 'otherProposal' }),
  );

  await service.rejectProposal({ ...ref, proposalId: 'b' }, call);
  await service.restoreProposals({ ...ref, proposalIds: ['b'] }, call);
  expect(journal.read(project, specId).proposals.map(({ id }) => id)).toEqual(['a', 'b']);
  await service.rejectProposal({ ...ref, proposalId: 'b' }, call);

  await service.acceptProposal({ ...ref, proposalId: 'a', baseHash: sha(text) }, call);
  expect(await repo.read(PATH)).toContain('- **C2** At most 5 seconds.');
  const { decisions } = journal.read(project, specId);
  expect(
    decisions.map(({ outcome, by, part, proposal: { editedBy } }) => [outcome, by, part, editedBy]),
  ).toEqual([
    ['rejected', 'Ana', null, undefined],
    ['accepted', 'Ana', 'C2', 'Ana'],
  ]);
});

test('a proposal whose words are gone says so and changes nothing', async () => {
  const { service, ref, project, journal, repo } = await setUp();
  const edit = {
    kind: 'replaceWords',
    target: 'AC-1.1',
    before: 'within an hour',
    after: 'at once',
  } as const;
  journal.propose(project, specId, [
    { id: 'a', edit, source: 'answer 1', questionId: null, citations: [], at: '2026-11-23T12:00:00.000Z' },
  ]);
  const text = await repo.read(PATH);
  const result = await service.acceptProposal({ ...ref, proposalId: 'a', baseHash: sha(text) }, call);
  expect(result).toMatchObject({ ok: false, error: { code: 'proposalOutdated' } });
  expect(await repo.read(PATH)).toBe(text);
});
