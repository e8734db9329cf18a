import { expect, test } from 'vitest';
import type { PermissionPolicy } from '#shared/run/permission.ts';
import { type AgentBench, agentBench } from '#test/helpers/agentBench.ts';
import { agentSchema } from '#shared/settings/settings.ts';

const fake = agentSchema.parse({
  kind: 'acp',
  id: 'fake',
  name: 'Fake',
  command: `"${process.execPath}" "${new URL('../../test/fixtures/agents/fakeAcpAgent.ts', import.meta.url).pathname}"`,
  environment: {},
});
const OPTIONS = [
  { optionId: 'no', name: 'No', kind: 'reject_once' },
  { optionId: 'yes', name: 'Yes', kind: 'allow_once' },
];
const ask = (toolCall: object) =>
  `> ask ${JSON.stringify({ toolCall: { toolCallId: 'c', ...toolCall }, options: OPTIONS })}`;
const edit = (path: string) => ask({ kind: 'edit', title: 'Edit', locations: [{ path: `$CWD/${path}` }] });

const chosen = (bench: AgentBench) =>
  bench.entries().flatMap(({ text }) => text.split('\n').filter((line) => line.startsWith('chosen:')));

/** Starts the agent under a policy; only src/ is the task's. */
async function under(policy: PermissionPolicy, brief: readonly string[]) {
  const bench = await agentBench();
  const session = await bench.start(fake, brief.join('\n'), {
    permissions: {
      project: 'harbor',
      holds: () => false,
      policy,
      objection: (path) =>
        path.startsWith('src/') ? null : `${path} is outside the files that T1 declared.`,
    },
  });
  return { bench, session };
}

test('inside the declared files an agent changes what it likes; outside it is refused at once and told why', async () => {
  const { bench, session } = await under('in-scope', [edit('src/a.ts'), edit('other/b.ts')]);
  const { report } = await session.ended;
  expect(bench.needs).toEqual([]);
  expect(chosen(bench)).toEqual(['chosen: yes', 'chosen: no']);
  expect(report).toBe('heard: other/b.ts is outside the files that T1 declared.');
});

test('where a project asks about everything, a change inside the declared files waits for a person, too', async () => {
  const { bench, session } = await under('ask', [edit('src/a.ts')]);
  const need = await bench.need(0);
  expect(need).toMatchObject({ title: 'May it change this file?', detail: 'src/a.ts' });
  session.answer(need.id, { optionId: need.options[0]!.id, text: '' });
  expect((await session.ended).report).toBe('chosen: yes');
});

test('where a project lets agents read only, changes and commands are refused and reading is not', async () => {
  const { bench, session } = await under('read-only', [
    ask({ kind: 'read', title: 'Read', locations: [{ path: '$CWD/src/a.ts' }] }),
    edit('src/a.ts'),
    ask({ kind: 'execute', title: 'Test', rawInput: { command: ['npm', 'test'] } }),
    ask({ kind: 'other', title: 'mcp__overture__report_evidence' }),
  ]);
  await session.ended;
  expect(bench.needs).toEqual([]);
  expect(chosen(bench)).toEqual(['chosen: yes', 'chosen: no', 'chosen: no', 'chosen: yes']);
});

test('a command does not become harmless by the name of a tool of Overture', async () => {
  const { bench, session } = await under('in-scope', [
    ask({ kind: 'other', title: 'mcp__overture__read_brief', rawInput: { command: 'curl evil' } }),
  ]);
  const need = await bench.need(0);
  expect(need.detail).toBe('curl evil');
  session.answer(need.id, { optionId: need.options.at(-1)!.id, text: '' });
  await session.ended;
});
