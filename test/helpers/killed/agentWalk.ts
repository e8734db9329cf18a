import { goOn, type PersonAct, planOf, review, run, type Seen, type Walk } from './walk.ts';

const asks = `> ask ${JSON.stringify({
  toolCall: { toolCallId: 'c', kind: 'execute', title: 'Install', rawInput: { command: 'npm ci' } },
  options: [{ optionId: 'yes', name: 'Yes', kind: 'allow_once' }],
})}`;
const usage = `> update ${JSON.stringify({ sessionUpdate: 'usage_update', used: 900, size: 1000 })}`;

/** What an agent of the protocol tells and asks, how it is stopped and goes on, and who holds its work against the spec. */
export const agentWalk: Walk = {
  plan: planOf({
    id: 'T1',
    file: 'one.txt',
    agent: 'fake',
    lines: [
      usage,
      '> write one.txt by the agent',
      '> write stray.txt astray',
      // It would outlive the host that dies.
      '> spawn',
      '> tool record_decision {"decision":"One line","reason":"It is enough"}',
      '> tool report_evidence {"criterion":"AC-1.1","shows":"met","text":"I saw it","path":"one.txt"}',
      '> tool ask_wider_scope {"paths":["wide.txt"],"reason":"It belongs there."}',
      asks,
      '> say Done.',
    ],
  }),
  settings: 'verify: each\n',
  tells: [
    'sessionOpened',
    'usageRecorded',
    'workSeen',
    'strayed',
    'noted',
    'evidenceRecorded',
    'needed',
    'needAnswered',
    'scopeWidened',
    'attemptCancelled',
    'stopped',
    'verifying',
  ],
  next: ({ run: now, had }) => goOn(now) ?? answer({ run: now, had }),
};

function answer({ run: now, had }: Pick<Seen, 'run' | 'had'>): PersonAct | 'end' | null {
  if (now.state === 'finished') return 'end';
  const one = now.attempts.at(-1);
  if (now.state === 'stopped') return run('resume');
  if (one?.state === 'cancelled') return run('resumeAttempt', { attemptId: one.id });
  if (one?.state === 'inReview') return review('approve', { attemptId: one.id, reason: 'Small' });
  const [need] = one?.needs ?? [];
  if (!one || !need) return null;
  const isScope = need.options.some(({ id }) => id === 'allow');
  if (isScope) return run('answerNeed', { attemptId: one.id, needId: need.id, optionId: 'allow', text: '' });
  // What it wrote is noticed while it waits.
  if (!had('strayed')) return null;
  if (!had('attemptCancelled')) return run('stopAttempt', { attemptId: one.id });
  if (!had('stopped')) return run('stop');
  return run('answerNeed', { attemptId: one.id, needId: need.id, optionId: '0', text: '' });
}
