import { beforeEach, expect, test } from 'vitest';
import type { OvertureClient } from '#renderer/rpc/connect.ts';
import { projectIdSchema, specIdSchema } from '#shared/project/project.ts';
import { feedKey, followRun, leaveAlone, leftKey, useRunStore } from './runStore.ts';

const SPEC = specIdSchema.parse('001-a');
const project = (number: number) => projectIdSchema.parse(String(number).padStart(16, '0'));
const keyOf = (number: number) => feedKey(project(number), SPEC);

/** Answers each watch at once, and counts those that are open. */
function watching() {
  const open = new Set<string>();
  const client = {
    run: {
      watch({ projectId }: { projectId: string }, listener: { snapshot: (value: { run: null }) => void }) {
        open.add(projectId);
        queueMicrotask(() => listener.snapshot({ run: null }));
        return () => open.delete(projectId);
      },
    },
  } as unknown as OvertureClient;
  const follow = async (number: number) => {
    const leave = followRun(client, project(number), SPEC);
    await Promise.resolve();
    return leave;
  };
  return { open, follow };
}

const known = () => Object.keys(useRunStore.getState().feeds);

beforeEach(() => useRunStore.setState({ feeds: {} }));

test('screens share one stream of a run, which ends with the last of them', async () => {
  const { open, follow } = watching();
  const [one, other] = [await follow(1), await follow(1)];
  one();
  one();
  expect([...open]).toEqual([project(1)]);
  other();
  expect([...open]).toEqual([]);
});

test('of runs that are left, the last one alone is kept', async () => {
  const { follow } = watching();
  const stays = await follow(9);
  for (let number = 1; number <= 5; number += 1) (await follow(number))();
  expect(known()).toEqual([keyOf(9), keyOf(4), keyOf(5)]);
  (await follow(4))();
  stays();
  (await follow(6))();
  expect(known()).toEqual([keyOf(9), keyOf(6)]);
});

test('attempts left as they are in one project say nothing of those of the same number in another', () => {
  leaveAlone(project(1), ['run-1.T1.1']);
  const { leftAlone } = useRunStore.getState();
  const asked = [project(1), project(2)].map((of) => leftAlone.includes(leftKey(of, 'run-1.T1.1')));
  expect(asked).toEqual([true, false]);
});
