import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openModel } from '#electron/model/openModel.ts';
import { createInterviewService } from '#electron/services/interview/createInterviewService.ts';
import type { InterviewerSource } from '#electron/services/interview/model/interviewerSource.ts';
import { createInterviewer } from '#electron/services/interview/model/createInterviewer.ts';
import { modelTalk } from '#electron/services/interview/model/modelTalk.ts';
import { createPromptReader } from '#electron/services/interview/model/readPrompts.ts';
import { createQuestionBankReader } from '#electron/services/interview/readQuestionBank.ts';
import { createSpecService } from '#electron/services/spec/createSpecService.ts';
import { createSpecJournal } from '#electron/services/spec/specJournal.ts';
import type { InterviewState } from '#shared/interview/interview.ts';
import { specIdSchema } from '#shared/project/project.ts';
import { type Script, scriptedModel, type ScriptedRequest } from '#test/helpers/scriptedModel.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { testProject } from '#test/helpers/testProject.ts';

const call = { signal: new AbortController().signal };
const resource = (path: string) => fileURLToPath(new URL(`../../resources/${path}`, import.meta.url));
const FILES = {
  'src/roles.ts': '// roles\nexport function isAdmin(role: string) {\n  return role === "admin";\n}\n',
  'src/settings.ts':
    'export const apiKey = "sk-live-abcdefghijklmnopqrst";\nexport function changeSettings() {}\n',
  '.env': 'SETTINGS_TOKEN=committed-by-mistake\n',
  '.gitignore': 'ignored.ts\n',
  'ignored.ts': 'export const settingsIgnored = 1;\n',
};
const QUESTION = {
  topic: 'people',
  about: ['R9'],
  text: 'Who may change the settings of a workspace?',
  why: 'Today every admin can change them.',
  suggestions: [
    'Owners only',
    {
      say: 'Owners and admins',
      edits: [
        {
          kind: 'addRequirement',
          title: 'Owners and admins change settings',
          criteria: ['WHEN an owner saves settings, the system SHALL show the saved values.'],
        },
      ],
    },
  ],
  citations: [
    { path: 'src/roles.ts', line: 9, quote: 'role === "admin"', note: 'Every admin counts the same.' },
    { path: 'src/roles.ts', line: 2, quote: 'words that are not there' },
    { path: '.env', line: 1, quote: 'SETTINGS_TOKEN' },
    { path: '../../etc/passwd', line: 1, quote: 'root' },
  ],
};
const SECOND = {
  topic: 'data',
  text: 'What happens to settings that exist already?',
  why: 'They meet the change first.',
};
const EDITS = {
  edits: [
    {
      kind: 'addRequirement',
      title: 'Owners change settings',
      criteria: [
        'IF someone who is not an owner saves settings, THEN the system SHALL refuse with status 403.',
      ],
    },
    { kind: 'addItem', list: 'decisions', text: 'Only owners change settings' },
  ],
};
const json = (value: unknown) => ({ say: JSON.stringify(value) });
const prompted = ({ body }: ScriptedRequest) =>
  String(body.messages.findLast(({ role }) => role === 'user')?.content);

/** A model that knows its trade: questions when asked for one, edits when given an answer. */
const able = (request: ScriptedRequest) =>
  prompted(request).includes('<answer>')
    ? json(EDITS)
    : json(prompted(request).includes(QUESTION.text) ? SECOND : QUESTION);

async function setUp(otherwise: Script = able) {
  const server = await scriptedModel(otherwise);
  onTestFinished(() => server.die());
  const repo = await tempRepo({ files: FILES });
  const project = await testProject(repo);
  const journal = createSpecJournal();
  const projects = { get: (id: string) => (id === project.id ? project : undefined) };
  const model = openModel(
    { address: server.address, model: 'scripted', key: null },
    { limits: { firstWord: 30_000, silence: 30_000, whole: 60_000 }, retries: { most: 0, first: 0 } },
  );
  const prompts = createPromptReader(resource('prompts'));
  const source: InterviewerSource = {
    current: async () => ({
      interviewer: createInterviewer(modelTalk(model, prompts), prompts, 'model'),
      words: 'scripted, on this machine',
      isLocal: true,
      prices: { input: 1, output: 2 },
    }),
    onChange: () => () => undefined,
  };
  const needs = {
    projects,
    journal,
    clock: Date.now,
    bank: createQuestionBankReader(resource('questions.yaml')),
    source,
  };
  const spec = createSpecService(needs);
  const created = await spec.create(
    {
      projectId: project.id,
      request: 'Customers need better control over who can edit workspace settings.',
      source: '',
    },
    call,
  );
  if (!created.ok) throw new Error(created.error.code);
  const ref = { projectId: project.id, specId: specIdSchema.parse(created.value.specId) };

  function begin() {
    const interview = createInterviewService(needs);
    const states: InterviewState[] = [];
    const waiting = new Set<() => void>();
    const end = new AbortController();
    const push = (state: unknown) => {
      states.push(state as InterviewState);
      for (const check of waiting) check();
    };
    void interview.watch(ref, { snapshot: push, event: push }, { signal: end.signal });
    const stop = async () => {
      end.abort();
      await interview.dispose();
    };
    onTestFinished(stop);
    const until = (passes: (state: InterviewState) => boolean) =>
      new Promise<InterviewState>((resolve) => {
        const check = () => {
          const last = states.at(-1);
          if (!last || !passes(last)) return;
          waiting.delete(check);
          resolve(last);
        };
        waiting.add(check);
        check();
      });
    const answer = (questionId: string, text: string) =>
      interview.answer({ ...ref, questionId, answer: { kind: 'answered', text } }, call);
    return { interview, until, answer, stop, states };
  }
  const proposals = () => journal.read(project, ref.specId).proposals;
  return { server, ref, begin, proposals, ...begin() };
}

const isAsked = ({ current }: InterviewState) => current !== null;

test('asks the model’s question, with only those citations that are really there', async () => {
  const { until, server } = await setUp();
  const { current, interviewer, notice, used } = await until(isAsked);
  expect(current).toMatchObject({
    source: 'model',
    topic: 'people',
    about: [],
    text: QUESTION.text,
    suggestions: ['Owners only', 'Owners and admins'],
    citations: [{ path: 'src/roles.ts', line: 3, note: 'Every admin counts the same.' }],
  });
  expect({ interviewer, notice }).toEqual({ interviewer: 'scripted, on this machine', notice: null });
  expect(used).toEqual({ tokens: 15, dollars: 0.00002 });
  expect(prompted(server.requests[0]!)).toContain('Customers need better control');
});

test('lets the model look at tracked files alone, and never at a secret', async () => {
  const { until, server, states } = await setUp((request) => {
    if (request.body.messages.some(({ role }) => role === 'tool')) return json(QUESTION);
    return {
      call: [
        { name: 'search', input: { words: 'settings' } },
        { name: 'read_file', input: { path: '.env' } },
        { name: 'read_file', input: { path: 'ignored.ts' } },
        { name: 'read_file', input: { path: '../../../etc/passwd' } },
      ],
    };
  });
  await until(isAsked);
  const results = server.requests[1]!.body.messages.filter(({ role }) => role === 'tool').map(
    ({ content }) => content,
  );
  expect(results[0]).toContain('src/settings.ts:2: export function changeSettings() {}');
  expect(results.slice(1)).toEqual([
    'There is no file .env to read.',
    'There is no file ignored.ts to read.',
    'There is no file ../../../etc/passwd to read.',
  ]);
  const sent = JSON.stringify(server.requests);
  for (const secret of ['sk-live', 'committed-by-mistake', 'settingsIgnored'])
    expect(sent).not.toContain(secret);
  expect(states.map(({ thinking }) => thinking)).toContain('Looks for “settings”');
});

test('turns a free answer into proposals, and asks on', async () => {
  const { until, answer, proposals } = await setUp();
  const { current } = await until(isAsked);
  expect((await answer(current!.id, 'Owners, nobody else')).ok).toBe(true);
  const next = await until((state) => state.currentNumber === 2 && isAsked(state));
  expect(next.current?.text).toBe(SECOND.text);
  expect(next.turns[0]).toMatchObject({ unread: false, proposalIds: proposals().map(({ id }) => id) });
  const date = /^\d{4}-\d\d-\d\d Only owners change settings\. \(from Q1\)$/;
  expect(proposals().map(({ edit, source }) => [source, edit])).toEqual([
    ['answer 1', { ...EDITS.edits[0], optional: false }],
    ['answer 1', { kind: 'addItem', list: 'decisions', text: expect.stringMatching(date) }],
  ]);
});

test('a suggestion that came with its edits proposes them at once', async () => {
  const { until, answer, proposals, server } = await setUp();
  const { current } = await until(isAsked);
  const asked = server.requests.length;
  await answer(current!.id, 'Owners and admins');
  expect(proposals().map(({ edit }) => edit.kind === 'addRequirement' && edit.title)).toEqual([
    'Owners and admins change settings',
  ]);
  expect(server.requests.slice(asked).filter((request) => prompted(request).includes('<answer>'))).toEqual(
    [],
  );
});

test('sends an unreadable reply back once, and takes the mended one', async () => {
  let requests = 0;
  const { until, server } = await setUp(() =>
    requests++ === 0 ? { say: 'Sure! Which colour do you like?' } : json(QUESTION),
  );
  const { current, notice } = await until(isAsked);
  expect([current?.source, notice]).toEqual(['model', null]);
  expect(prompted(server.requests[1]!)).toContain('The reply holds no JSON object.');
});

test('asks the guided question, and says so, when a reply cannot be read twice', async () => {
  const { until, answer } = await setUp({ say: 'I would rather talk about the weather.' });
  const { current, notice } = await until(isAsked);
  expect(current?.source).toBe('guided');
  expect(notice).toBe(
    'The reply could not be read. The interview goes on with its own questions; your answers are saved.',
  );
  await answer(current!.id, 'Owners can choose the editors');
  const next = await until((state) => state.currentNumber === 2 && isAsked(state));
  expect(next.current?.source).toBe('guided');
});

test('goes on by itself when the model dies, and asks it again when told to', async () => {
  const { until, answer, server, interview, ref, proposals } = await setUp();
  const { current } = await until(isAsked);
  await server.die();
  await answer(current!.id, 'Only owners');
  const fallen = await until((state) => state.notice !== null && isAsked(state) && !state.turns[0]?.unread);
  expect(fallen.notice).toBe(
    'The model does not answer. The interview goes on with its own questions; your answers are saved.',
  );
  expect([fallen.current?.source, fallen.interviewer]).toEqual([
    'guided',
    'The guided interview, on this machine',
  ]);
  expect(proposals().length).toBeGreaterThan(0);
  await answer(fallen.current!.id, 'Owners can choose the editors');
  const later = await until((state) => state.currentNumber === 3 && isAsked(state));
  expect(later.notice).toBe(fallen.notice);
  await server.revive();
  await interview.retry(ref, call);
  const back = await until((state) => state.notice === null && isAsked(state));
  expect(back.current?.source).toBe('model');
});

test('whoever does not wait gets the guided question at once', async () => {
  const { until, interview, ref, server } = await setUp('silence');
  await until((state) => state.thinking !== null);
  await expect.poll(() => server.requests.length).toBe(1);
  await interview.dontWait(ref, call);
  const { current, notice } = await until(isAsked);
  expect([current?.source, notice]).toEqual(['guided', null]);
  await expect.poll(() => server.abandoned()).toBe(1);
});

test('an interview that was left shows the same question again', async () => {
  const { until, stop, begin, server } = await setUp();
  const { current } = await until(isAsked);
  await stop();
  const asked = server.requests.length;
  const again = await begin().until(isAsked);
  expect(again.current).toEqual(current);
  expect(server.requests.length).toBe(asked);
});

test('does without tools where the service refuses them', async () => {
  const { until, server } = await setUp((request) =>
    request.body.tools ? { status: 400, message: 'scripted does not support tools' } : able(request),
  );
  expect((await until(isAsked)).current?.source).toBe('model');
  expect(server.requests.map(({ body }) => body.tools !== undefined)).toEqual([true, false]);
});

test('nobody is asked while nobody looks', async () => {
  const { until, stop, answer, server } = await setUp();
  const { current } = await until(isAsked);
  await stop();
  const asked = server.requests.length;
  expect((await answer(current!.id, 'Owners and admins')).ok).toBe(true);
  expect(server.requests.length).toBe(asked);
});
