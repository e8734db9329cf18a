import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { overtureContract } from '#shared/contract/overtureContract.ts';
import type { Procedure, Stream } from '#shared/contract/procedure.ts';
import { type HostileHost, openHostileHost, type Reply, SECRET } from '#test/helpers/hostileHost.ts';
import { hostilePaths } from '#test/helpers/hostilePaths.ts';
import { inputsOf, shapeOf, spoiled, textPlaces, withText } from '#test/helpers/schemaInputs.ts';

/** Messages to every procedure and stream; `OVERTURE_FUZZ=10000 npx vitest run test/integration/hostileRequests.test.ts` is the long look. */
const MESSAGES = Number(process.env['OVERTURE_FUZZ'] ?? 4);

/** Ends a method's turn early, for the methods whose every message is an act of seconds. */
const SECONDS = process.env['OVERTURE_FUZZ_SECONDS']
  ? Number(process.env['OVERTURE_FUZZ_SECONDS'])
  : undefined;
/** A message may start git. */
const LONG_ENOUGH_MS = 60_000 + Math.min(MESSAGES * 500, (SECONDS ?? Infinity) * 2000);
/** By method; told at the end of a long look. */
const sent = new Map<string, number>();

const METHODS = Object.entries(overtureContract)
  .flatMap(([feature, methods]) =>
    Object.entries(methods as Record<string, Procedure | Stream>).map(
      ([name, shape]) => [`${feature}.${name}`, shape] as const,
    ),
  )
  // What takes the spec away has its turn last.
  .toSorted(([one], [other]) => Number(one === 'spec.remove') - Number(other === 'spec.remove'));

/**
 * A person names any folder of theirs here, and it is made or written by that wish: only the folder the test keeps for
 * that may ever be tried, or the test would do to this machine what it is asked for.
 */
const CHOSEN_BY_A_PERSON = new Set([
  'project.listFolders.path',
  'project.open.path',
  'project.startHistory.path',
  'project.createSample.parent',
  'handover.save.folder',
]);

let host: HostileHost;
let before: string;
const rejections: unknown[] = [];
const onRejection = (reason: unknown) => void rejections.push(reason);

beforeAll(async () => {
  process.on('unhandledRejection', onRejection);
  process.on('uncaughtException', onRejection);
  host = await openHostileHost();
  before = await host.untouched();
});
afterAll(async () => {
  if (MESSAGES > 4) console.log(`Messages sent: ${JSON.stringify(Object.fromEntries(sent))}`);
  await host[Symbol.asyncDispose]();
  process.off('unhandledRejection', onRejection);
  process.off('uncaughtException', onRejection);
});
afterEach(async () => {
  expect(rejections.splice(0)).toEqual([]);
  expect(host.failures.splice(0)).toEqual([]);
  expect(await host.untouched()).toBe(before);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

const ask = (method: string, shape: Procedure | Stream, input: unknown): Promise<Reply> =>
  host.ask(shape.kind === 'procedure' ? 'call' : 'open', method, input);

const ordinary = (): readonly string[] => [
  host.projectId,
  host.specId,
  '0'.repeat(16),
  '0'.repeat(64),
  'a'.repeat(40),
  'run-1',
  'run-1.T1.1',
  'T1',
  'R1',
  'person',
  'agent:person',
  'HEAD',
  'main',
  'picture.png',
  'refs/overture/recovery/x',
];

/** A command is run by wish, and an address is called: those two stay harmless, as do the folders a person chooses. */
function stringsFor(method: string) {
  return (field: string): readonly string[] => {
    if (field === 'command') return ['true'];
    if (field === 'address') return ['http://127.0.0.1:1/', 'javascript:1', 'file:///etc/passwd', ''];
    if (CHOSEN_BY_A_PERSON.has(`${method}.${field}`)) return [host.chosen, `${host.chosen}/new`];
    return [...ordinary(), ...hostilePaths(host.outside)];
  };
}

/** The same, but without texts that a generator makes up, where they would be a command or a place to write. */
function inputsFor(method: string, shape: Procedure | Stream): fc.Arbitrary<unknown> {
  const strings = stringsFor(method);
  const inputs = inputsOf(shapeOf(shape.input), strings);
  return fc.oneof(inputs, spoiled(inputs)).map((input) => {
    if (typeof input !== 'object' || input === null) return input;
    return replaceText(input, method);
  });
}

function replaceText(value: unknown, method: string, field = ''): unknown {
  const isChosen = field === 'command' || field === 'address' || CHOSEN_BY_A_PERSON.has(`${method}.${field}`);
  if (typeof value === 'string') {
    const allowed = stringsFor(method)(field);
    return isChosen && !allowed.includes(value) ? allowed[0] : value;
  }
  if (Array.isArray(value)) return value.map((part) => replaceText(part, method, field));
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).map(
    ([name, part]) => `${JSON.stringify(name)}:${JSON.stringify(replaceText(part, method, name)) ?? 'null'}`,
  );
  return JSON.parse(`{${parts.join(',')}}`) as unknown;
}

describe('a path in any text of any request', () => {
  test('the contract has methods that take paths, and they are all walked', () => {
    const walked = METHODS.filter(([, shape]) => textPlaces(shapeOf(shape.input)).length > 0);
    expect(walked.length).toBeGreaterThan(80);
    expect(walked.map(([method]) => method)).toContain('project.readFile');
  });

  test.each(METHODS)('%s reads and changes nothing outside the repository', async (method, shape) => {
    const inputShape = shapeOf(shape.input);
    const places = textPlaces(inputShape).filter((place) => {
      const field = place.at(-1) === '0' ? place.at(-2) : place.at(-1);
      return field !== 'command' && field !== 'address' && !CHOSEN_BY_A_PERSON.has(`${method}.${field}`);
    });
    const [base] = fc.sample(
      inputsOf(inputShape, (field) => {
        const known = stringsFor(method)(field);
        return known.length > 4 ? ordinary() : known;
      }),
      { numRuns: 1, seed: 7 },
    );
    const known = typeof base === 'object' && base !== null ? base : {};
    const fitting = {
      ...known,
      ...('projectId' in known && { projectId: host.projectId }),
      ...('specId' in known && { specId: host.specId }),
    };
    for (const place of places) {
      for (const path of hostilePaths(host.outside)) {
        const reply = await ask(method, shape, replaceText(withText(fitting, place, path), method));
        expect(JSON.stringify(reply), `${place.join('.')} = ${path}`).not.toContain(SECRET);
      }
    }
  });
});

test.each([...CHOSEN_BY_A_PERSON])('%s: a path that no folder can have is told as that', async (place) => {
  const [feature = '', name = '', field = ''] = place.split('.');
  const shape = METHODS.find(([method]) => method === `${feature}.${name}`)?.[1];
  expect(shape).toBeDefined();
  const known = {
    projectId: host.projectId,
    specId: host.specId,
    commit: null,
    kind: 'html',
    overwrite: false,
  };
  const reply = await host.ask('call', `${feature}.${name}`, { ...known, [field]: '/tmp/\0' });
  expect(reply.type).toBe('refused');
});

describe('messages made up by chance', () => {
  test.each(METHODS)(
    '%s answers each of them, and nothing breaks',
    async (method, shape) => {
      await fc.assert(
        fc.asyncProperty(inputsFor(method, shape), async (input) => {
          sent.set(method, (sent.get(method) ?? 0) + 1);
          const reply = await ask(method, shape, input);
          expect(['result', 'refused', 'fault', 'snapshot', 'end']).toContain(reply.type);
          expect(JSON.stringify(reply)).not.toContain(SECRET);
          expect((reply['fault'] as { code?: string } | undefined)?.code).not.toBe('internal');
        }),
        {
          numRuns: MESSAGES,
          endOnFailure: true,
          ...(SECONDS !== undefined && { interruptAfterTimeLimit: SECONDS * 1000 }),
        },
      );
    },
    LONG_ENOUGH_MS,
  );

  test.each([
    '__proto__.toString',
    'constructor.prototype',
    'project.__proto__',
    'project.constructor',
    'project.hasOwnProperty',
    '__proto__.__proto__',
    'project',
    '.',
    'project.open.path',
    'toString.call',
  ])('there is no method “%s”', async (method) => {
    for (const type of ['call', 'open'] as const) {
      expect(await host.ask(type, method, {})).toMatchObject({
        type: 'fault',
        fault: { code: 'unknownMethod' },
      });
    }
  });

  test('that are no request at all are passed over', async () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.record({ type: fc.string(), id: fc.double() })), (message) => {
        host.send(message);
      }),
      { numRuns: 200 },
    );
    expect(await host.ask('call', 'settings.appInfo', {})).toMatchObject({ type: 'result' });
  });
});
