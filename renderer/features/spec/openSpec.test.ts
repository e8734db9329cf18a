import { expect, test } from 'vitest';
import { ok } from '#shared/contract/result.ts';
import { projectIdSchema, specIdSchema } from '#shared/project/project.ts';
import { openSpec } from './openSpec.ts';
import { openSession } from './specSession.ts';
import { beginSpec, specStore } from './specStore.ts';

const spec = {
  projectId: projectIdSchema.parse('0123456789abcdef'),
  specId: specIdSchema.parse('001-editors'),
};

/** A host that writes every text and tells nothing; `told` is what it was asked for, in order. */
function silentHost() {
  const told: string[] = [];
  const watched = (name: string) => () => {
    told.push(`watch ${name}`);
    return () => undefined;
  };
  const client = {
    spec: {
      save: async ({ text }: { text: string }) => {
        told.push(`save ${text}`);
        return ok({ hash: 'h1' });
      },
      watch: watched('spec'),
    },
    interview: { watch: watched('interview') },
  };
  return { told, client: client as unknown as Parameters<typeof openSpec>[0] };
}

function begin(text: string | null) {
  const session = text === null ? null : openSession({ text, hash: 'h0' });
  const refusal = { code: 'gone', path: 'spec.md' } as const;
  specStore.setState({
    ...beginSpec(specStore.getInitialState(), spec.projectId, spec.specId),
    session,
    refusal,
  });
}

test('a text whose file is gone is written anew and followed again', async () => {
  const { told, client } = silentHost();
  begin('# Editors');
  await openSpec(client, spec).putBack();
  expect(told).toEqual(['save # Editors', 'watch spec', 'watch interview']);
  expect(specStore.getState()).toMatchObject({ refusal: null, session: { saving: { state: 'saved' } } });
});

test('without a text there is nothing to write anew: what was refused stays told', async () => {
  const { told, client } = silentHost();
  begin(null);
  await openSpec(client, spec).putBack();
  expect(told).toEqual([]);
  expect(specStore.getState().refusal).toEqual({ code: 'gone', path: 'spec.md' });
});

test('the text of another spec is never written in the place of this one', async () => {
  const { told, client } = silentHost();
  begin('# Editors');
  await openSpec(client, { ...spec, specId: specIdSchema.parse('002-readers') }).putBack();
  expect(told).toEqual([]);
});
