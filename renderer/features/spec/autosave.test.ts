import { expect, onTestFinished, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { fail, ok } from '#shared/contract/result.ts';
import { projectIdSchema, specIdSchema } from '#shared/project/project.ts';
import { startAutosave } from './autosave.ts';
import { editText, openSession } from './specSession.ts';
import { beginSpec, specStore, type SpecStore } from './specStore.ts';

const projectId = projectIdSchema.parse('0123456789abcdef');
const specId = specIdSchema.parse('001-editors');

type Save = { baseHash: string; text: string };

/** A spec service whose file lives in memory; it refuses a base that is not the file's. */
function fileInMemory(first: string) {
  const file = { text: first, hash: 'h0' };
  const saves: Save[] = [];
  const client = {
    spec: {
      save: async ({ baseHash, text }: Save) => {
        saves.push({ baseHash, text });
        await Promise.resolve();
        if (baseHash !== file.hash) return fail({ code: 'changedOutside', ...file } as const);
        Object.assign(file, { text, hash: `h${saves.length}` });
        return ok({ hash: file.hash });
      },
    },
  };
  return { file, saves, client: client as unknown as Parameters<typeof startAutosave>[0]['client'] };
}

function open(text: string) {
  const memory = fileInMemory(text);
  const store = createStore<SpecStore>(() => ({
    ...beginSpec(specStore.getInitialState(), projectId, specId),
    session: openSession({ ...memory.file }),
  }));
  const lost: string[] = [];
  const autosave = startAutosave({
    store,
    client: memory.client,
    projectId,
    specId,
    now: () => Date.now(),
    onLost: (words) => lost.push(words),
  });
  onTestFinished(() => autosave.stop());
  const type = (words: string) =>
    store.setState(({ session }) => ({ session: session && editText(session, words, 'x', Date.now()) }));
  return { ...memory, store, autosave, type, lost };
}

test('saves once for what was typed in one go', async () => {
  const { type, file, saves, store } = open('a');
  type('ab');
  type('abc');
  await new Promise<void>((resolve) => {
    const stop = store.subscribe(({ session }) => {
      if (session?.saving.state !== 'saved') return;
      stop();
      resolve();
    });
  });
  expect([saves, file.text]).toEqual([[{ baseHash: 'h0', text: 'abc' }], 'abc']);
});

test('saves what was typed during a save after it', async () => {
  const { type, autosave, file } = open('a');
  type('ab');
  const flushed = autosave.flush();
  type('abc');
  await flushed;
  expect([file.text, file.hash]).toEqual(['abc', 'h2']);
});

test('joins what another program wrote meanwhile and saves both', async () => {
  const { type, autosave, file } = open('a\nb\n');
  Object.assign(file, { text: 'a\nB\n', hash: 'other' });
  type('A\nb\n');
  await autosave.flush();
  expect(file.text).toBe('A\nB\n');
});

test('writes the last words although the page shows another spec by then', async () => {
  const { type, autosave, file, store } = open('a');
  type('ab');
  autosave.stop();
  store.setState((state) => beginSpec(state, projectId, specIdSchema.parse('002-other')), true);
  await Promise.resolve();
  await Promise.resolve();
  expect(file.text).toBe('ab');
});
