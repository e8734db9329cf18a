import { goOn, planOf, review, type Walk } from './walk.ts';

const row = (id: string, file: string) => ({
  id,
  file,
  agent: 'writer',
  lines: [`1> write ${file} wrong`, `2> write ${file} right`],
  more: '    checks: [test]\n',
});

/** Two tasks, one after the other, whose first work fails its check: what is gone on with then is mended. */
export const failingWalk: Walk = {
  plan: planOf(row('T1', 'one.txt'), row('T2', 'two.txt')),
  settings: 'limits:\n  perAgent: { writer: 1 }\n',
  tells: ['attemptFailed'],
  next({ run: now }) {
    if (now.state === 'finished') return 'end';
    const ready = now.attempts.find(({ state }) => state === 'inReview');
    return ready ? review('approve', { attemptId: ready.id, reason: 'Small' }) : goOn(now);
  },
};
