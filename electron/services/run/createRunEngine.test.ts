import { expect, test, vi } from 'vitest';
import { attemptIdOf, runStream } from '#shared/run/names.ts';
import type { RunEventBody } from '#shared/run/runEvent.ts';
import { makeTask, startedRun, taskId } from '#test/helpers/makeRun.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { testProject } from '#test/helpers/testProject.ts';
import { createRunEngine } from './createRunEngine.ts';

test('runs whose recovery the disk refused are recovered when they are asked for again', async () => {
  const project = await testProject(await tempRepo({ files: { 'README.md': '# Greetings\n' } }));
  const run = startedRun([makeTask(1)]);
  const attemptId = attemptIdOf(run.id, taskId(1), 1);
  const bodies: readonly RunEventBody[] = [
    { type: 'runStarted', run: { ...run, tasks: [...run.tasks] } },
    {
      type: 'launched',
      attemptId,
      taskId: taskId(1),
      number: 1,
      agentId: 'robot',
      agentName: 'Robot',
      agentKind: 'command',
      continues: null,
      role: 'implement',
      why: '',
    },
  ];
  project.ledger.appendAll(runStream(run.id), bodies);

  const engine = createRunEngine({
    projects: { get: () => project },
    agents: () => [],
    defaultAgent: () => 'person',
    takes: () => ({}),
    onSettings: () => () => undefined,
    shell: { noteWork: async () => undefined },
  } as unknown as Parameters<typeof createRunEngine>[0]);
  const refusing = vi.spyOn(project.ledger, 'appendAll').mockImplementation(() => {
    throw new Error('The disk is full.');
  });
  await expect(engine.open(project.id)).rejects.toThrow('The disk is full.');
  refusing.mockRestore();
  const runs = await engine.open(project.id);
  expect(runs?.book.byAttempt(attemptId)?.attempts[0]?.state).toBe('interrupted');
  await engine.dispose();
});
