import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { parseQuestionBank } from '#shared/interview/bank.ts';
import { agentBench } from '#test/helpers/agentBench.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { testProject } from '#test/helpers/testProject.ts';
import { agentTalk } from './agentTalk.ts';
import { createInterviewer } from './createInterviewer.ts';
import { createPromptReader } from './readPrompts.ts';

const path = (below: string) => fileURLToPath(new URL(`../../../../${below}`, import.meta.url));
const bank = parseQuestionBank('overture: 1\ntopics: [{ id: people, title: Who may }]\nquestions: []\n');
const doc = parseSpec('# Settings\n\n> Customers need better control.\n');

async function setUp(flavour: string, trusted = true) {
  const { reaper } = await agentBench();
  const repo = await tempRepo({
    files: { 'src/roles.ts': 'export const roles = [];\n', '.hooks/run.sh': 'exit\n' },
  });
  const real = await testProject(repo);
  const trust = trusted
    ? { state: 'trusted' as const, at: '2026-11-23T12:00:00.000Z' }
    : { state: 'untrusted' as const };
  // The trust of a project is a person's decision, made here for them.
  const project: OpenProject = { ...real, state: () => ({ ...real.state(), trust }) };
  const prompts = createPromptReader(path('resources/prompts'));
  const command = `"${process.execPath}" "${path('test/fixtures/agents/interviewAgent.ts')}" ${flavour}`;
  const agent = { kind: 'acp' as const, id: 'asks', name: 'Asks', command, environment: {} };
  const interviewer = createInterviewer(agentTalk({ agent, reaper, prompts }), prompts, 'agent');
  const briefing = { project, bank, doc, turns: [], topics: [], facts: [] };
  const caller = new AbortController();
  const doings: string[] = [];
  const heard = Promise.withResolvers<void>();
  const onDoing = (doing: string) => {
    doings.push(doing);
    if (doing === 'Looks for ever') heard.resolve();
  };
  const ears = { signal: caller.signal, onDoing };
  return { repo, interviewer, briefing, ears, caller, doings, heard: heard.promise };
}

test('an agent asks, may read its copy and nothing else, and what it changes is thrown away', async () => {
  const { repo, interviewer, briefing, ears } = await setUp('plain');
  const { outcome } = await interviewer.ask(briefing, ears);
  expect(outcome).toMatchObject({
    ok: true,
    value: {
      number: 1,
      question: {
        source: 'agent',
        topic: 'people',
        text: 'Who may change settings?',
        why: 'yes no no no',
        citations: [{ path: 'src/roles.ts', line: 1, note: 'It is there.' }],
      },
    },
  });
  expect(await repo.read('src/roles.ts')).toBe('export const roles = [];\n');
});

test('what an agent looks at is told while it thinks', async () => {
  const { interviewer, briefing, ears, doings } = await setUp('plain');
  await interviewer.ask(briefing, ears);
  expect(doings).toContain('Reads src/roles.ts');
});

test('an agent whose reply cannot be read is told so once, and its mended one is taken', async () => {
  const { interviewer, briefing, ears } = await setUp('mumblesOnce');
  const { outcome } = await interviewer.ask(briefing, ears);
  expect(outcome).toMatchObject({ ok: true, value: { question: { text: 'Who may change settings?' } } });
});

test.each([
  ['cannot be read twice', 'mumbles', { code: 'unreadable' }],
  [
    'ends in the middle',
    'dies',
    { code: 'agentFailed', reason: expect.stringContaining('before it answered') },
  ],
])('an agent whose reply %s leaves the guided question to be asked', async (_, flavour, error) => {
  const { interviewer, briefing, ears } = await setUp(flavour);
  expect((await interviewer.ask(briefing, ears)).outcome).toEqual({ ok: false, error });
});

test('whoever does not wait has an agent stopped', async () => {
  const { interviewer, briefing, ears, caller, heard } = await setUp('hangs');
  const asking = interviewer.ask(briefing, ears);
  await heard;
  caller.abort();
  expect((await asking).outcome).toEqual({ ok: false, error: { code: 'cancelled' } });
});

test('an agent turns an answer into edits', async () => {
  const { interviewer, briefing, ears } = await setUp('plain');
  const asked = await interviewer.ask(briefing, ears);
  const question = asked.outcome.ok ? asked.outcome.value?.question : undefined;
  const turn = {
    number: 1,
    question: question!,
    answer: { kind: 'answered' as const, text: 'Not the billing ones' },
    proposalIds: [],
    unread: true,
    at: '2026-11-23T12:00:00.000Z',
  };
  expect((await interviewer.read(briefing, turn, ears)).outcome).toEqual({
    ok: true,
    value: [{ kind: 'addItem', list: 'scopeOut', text: 'Billing settings' }],
  });
});

test.each([
  ['offers no mode in which it asks', 'noModes', true, /cannot be held to reading/],
  ['would read a project nobody trusted', 'plain', false, /before you trust this project/],
])('an agent that %s is not let in', async (_, flavour, trusted, reason) => {
  const { interviewer, briefing, ears } = await setUp(flavour, trusted);
  const { outcome } = await interviewer.ask(briefing, ears);
  expect(outcome).toEqual({
    ok: false,
    error: { code: 'agentFailed', reason: expect.stringMatching(reason) },
  });
});
