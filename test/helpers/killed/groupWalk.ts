import { goOn, planOf, review, run, type Walk } from './walk.ts';

/** Two groups: the inside of one is taken as it was planned, the other stays one task. */
export const groupWalk: Walk = {
  plan: planOf(
    { id: 'T1', file: 'one.txt', agent: 'writer', lines: ['Write it.'], more: '    group: true\n' },
    {
      id: 'T2',
      file: 'two.txt',
      agent: 'writer',
      lines: ['Write it.'],
      more: '    group: true\n',
    },
  ),
  settings: '',
  tells: ['groupPlanning', 'groupProposed', 'groupTaken', 'groupKeptWhole'],
  next({ run: now }) {
    if (now.state === 'finished') return 'end';
    const isOpen = (taskId: string) => now.groups[taskId]?.state === 'proposed';
    if (isOpen('T1')) return run('answerGroup', { taskId: 'T1', answer: 'take' });
    if (isOpen('T2')) return run('answerGroup', { taskId: 'T2', answer: 'whole' });
    const ready = now.attempts.find(({ state }) => state === 'inReview');
    if (ready) return review('approve', { attemptId: ready.id, reason: 'Small' });
    return goOn(now);
  },
};
