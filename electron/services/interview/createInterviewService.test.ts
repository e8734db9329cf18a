import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { createSpecService } from '#electron/services/spec/createSpecService.ts';
import { createSpecJournal } from '#electron/services/spec/specJournal.ts';
import { fail, ok } from '#shared/contract/result.ts';
import type { Answer, InterviewState } from '#shared/interview/interview.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { testProject } from '#test/helpers/testProject.ts';
import { createInterviewService } from './createInterviewService.ts';
import type { FactReader } from './factCache.ts';
import { createQuestionBankReader } from './readQuestionBank.ts';

const call = { signal: new AbortController().signal };
const FILES = {
  'src/server/settings.ts':
    "import { isAdmin } from './roles.ts';\n\n// settings of a workspace\nexport function changeSettings(role: string) {\n  return isAdmin(role);\n}\n",
  'src/server/roles.ts': 'export function isAdmin(role: string) {\n  return role === "admin";\n}\n',
  'src/server/settings.test.ts': 'export const settings = 1;\n',
  '.env': 'SETTINGS_TOKEN=secret\n',
};

async function setUp(code?: FactReader) {
  const repo = await tempRepo({ files: FILES });
  const project = await testProject(repo);
  const journal = createSpecJournal();
  const projects = { get: (id: string) => (id === project.id ? project : undefined) };
  const bank = createQuestionBankReader(
    fileURLToPath(new URL('../../../resources/questions.yaml', import.meta.url)),
  );
  const spec = createSpecService({ projects, journal, clock: Date.now });
  const interview = createInterviewService({
    projects,
    journal,
    clock: Date.now,
    bank,
    ...(code && { code }),
  });
  const request = 'Customers need better control over who can edit workspace settings.';
  const created = await spec.create({ projectId: project.id, request, source: '' }, call);
  if (!created.ok) throw new Error(created.error.code);
  const ref = { projectId: project.id, specId: created.value.specId } as Parameters<
    typeof interview.answer
  >[0];
  const states: InterviewState[] = [];
  const waiting = new Set<() => void>();
  const end = new AbortController();
  onTestFinished(() => end.abort());
  const push = (state: unknown) => {
    states.push(state as InterviewState);
    for (const check of waiting) check();
  };
  void interview.watch(ref, { snapshot: push, event: push }, { signal: end.signal });
  const until = (passes: (state: InterviewState) => boolean) =>
    new Promise<InterviewState>((resolve) => {
      const check = () => {
        const found = states.findLast(passes);
        if (!found) return;
        waiting.delete(check);
        resolve(found);
      };
      waiting.add(check);
      check();
    });
  const answer = (questionId: string, answer: Answer) =>
    interview.answer({ ...ref, questionId, answer }, call);
  return { repo, project, journal, spec, interview, ref, until, answer };
}

test('asks one question at a time, with lines of the repository that are really there', async () => {
  const { until, answer, repo } = await setUp();
  const first = await until(({ current }) => current !== null);
  expect(first.current?.text).toBe('What should customers be able to do once this is done?');
  expect(first.current?.citations).toContainEqual({
    path: 'src/server/settings.ts',
    line: 4,
    note: 'export function changeSettings(role: string) {',
  });
  for (const { path, line, note } of first.current?.citations ?? []) {
    expect((await repo.read(path)).split('\n')[line - 1]?.trim()).toBe(note);
    expect(path).not.toMatch(/test|\.env/);
  }
  await answer('outcome', { kind: 'answered', text: 'Owners can choose the editors' });
  const second = await until(({ turns }) => turns.length === 1);
  expect({ current: second.current?.id, number: second.currentNumber }).toEqual({
    current: 'more',
    number: 2,
  });
  expect(second.ready).toEqual({
    value: false,
    reason: 'The spec has no requirement yet; 1 proposed one waits for your decision.',
  });
});

test('asks the code index where to look, and quotes only lines that are there', async () => {
  const asked: string[] = [];
  const symbols = [{ name: 'isAdmin', kind: 'function' as const, line: 1 }];
  const { until } = await setUp({
    free: () => Promise.resolve(),
    find: async (_project, query) => {
      asked.push(query);
      return ok([
        { path: 'src/gone.ts', score: 2, symbols, reasons: [] },
        { path: '.env', score: 2, symbols, reasons: [] },
        { path: 'src/server/roles.ts', score: 1, symbols, reasons: [] },
      ]);
    },
  });
  const { current } = await until((state) => state.current !== null);
  expect(asked[0]).toContain('Customers need better control over who can edit workspace settings.');
  expect(current?.citations).toEqual([
    { path: 'src/server/roles.ts', line: 1, note: 'export function isAdmin(role: string) {' },
  ]);
});

test('an index that is late is asked again with the next question, and not while one is open', async () => {
  const symbols = [{ name: 'isAdmin', kind: 'function' as const, line: 1 }];
  let asked = 0;
  const { until, answer, interview, ref } = await setUp({
    free: () => Promise.resolve(),
    find: () => {
      asked += 1;
      return asked === 1
        ? new Promise(() => undefined)
        : Promise.resolve(ok([{ path: 'src/server/roles.ts', score: 1, symbols, reasons: [] }]));
    },
  });
  const first = await until(({ current }) => current !== null);
  expect(first.current?.citations[0]?.path).toBe('src/server/settings.ts');
  await interview.retry(ref, call);
  await answer('unknown', { kind: 'skipped' });
  expect(asked).toBe(1);
  for (let at = 0; at < 30; at++) {
    const { current } = await until(({ turns }) => turns.length === at);
    if (current?.id === 'through') {
      expect(current.citations.map(({ path }) => path)).toEqual(['src/server/roles.ts']);
      expect(asked).toBe(2);
      return;
    }
    await answer(current?.id ?? '', { kind: 'skipped' });
  }
  expect.fail('The question about existing code was not asked.');
});

test('a question can be answered only once', async () => {
  const { until, answer } = await setUp();
  await until(({ current }) => current !== null);
  const results = await Promise.all([
    answer('outcome', { kind: 'answered', text: 'Owners can choose the editors' }),
    answer('outcome', { kind: 'answered', text: 'Owners can invite editors' }),
  ]);
  expect(results).toEqual([{ ok: true, value: null }, fail({ code: 'questionPassed' })]);
});

test('an answer given anew replaces the proposals nobody has decided', async () => {
  const { until, answer, interview, journal, project, ref } = await setUp();
  await until(({ current }) => current !== null);
  await answer('outcome', { kind: 'answered', text: 'Owners can choose the editors' });
  await interview.revise(
    { ...ref, number: 1, answer: { kind: 'answered', text: 'Admins can invite editors' } },
    call,
  );
  const { proposals } = journal.read(project, ref.specId);
  expect(proposals.map(({ edit, source }) => [source, edit.kind === 'addRequirement' && edit.title])).toEqual(
    [['answer 1', 'Admins can invite editors']],
  );
  const revised = await until(
    ({ turns }) => turns[0]?.answer.kind === 'answered' && turns[0].answer.text.startsWith('Admins'),
  );
  expect(revised.turns[0]?.proposalIds).toEqual(proposals.map(({ id }) => id));
});

test('accepted answers lead to a spec that is ready to plan', async () => {
  const { until, answer, journal, project, ref, spec } = await setUp();
  for (let number = 1; number <= 8; number++) {
    const { current } = await until((state) => state.currentNumber === number && state.current !== null);
    await answer(current!.id, { kind: 'answered', text: current!.suggestions[0]! });
    for (const { id } of journal.read(project, ref.specId).proposals) {
      const text = await readText();
      await spec.acceptProposal({ ...ref, proposalId: id, baseHash: text.hash }, call);
    }
  }
  const { ready } = await until((state) => state.ready.value);
  expect(ready.reason).toMatch(/^\d+ requirements with \d+ criteria, and nothing waits for a decision\.$/);
  const doc = parseSpec((await readText()).text);
  expect(doc.problems).toEqual([]);
  expect(doc.requirements.every(({ criteria }) => criteria.length > 0)).toBe(true);

  async function readText(): Promise<{ text: string; hash: string }> {
    const end = new AbortController();
    return new Promise((resolve, reject) => {
      spec
        .watch(
          ref,
          {
            snapshot: ({ text, hash }) => {
              resolve({ text, hash });
              end.abort();
            },
            event: () => undefined,
          },
          { signal: end.signal },
        )
        .catch(reject);
    });
  }
});
