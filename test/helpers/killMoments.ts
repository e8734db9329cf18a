import type { RunEventBody } from '#shared/run/runEvent.ts';

type Type = RunEventBody['type'];

const bothSides = <const Step extends Type>(steps: readonly Step[]) =>
  steps.flatMap((step) => [`before ${step}`, `after ${step}`] as const);

/** Moments at which a host is killed, each in a life of its own. */
export const MOMENTS = {
  steps: bothSides([
    'runStarted',
    'launched',
    'workspacePrepared',
    'working',
    'handedIn',
    'checked',
    'reviewOpened',
  ]),
  landing: ['after approved', 'before landed', 'after landed', 'before merged', 'after merged'],
  group: bothSides(['groupPlanning', 'groupProposed', 'groupTaken']),
  acts: bothSides(['paused', 'attemptCancelled', 'stopped', 'sentBack', 'attemptFailed']),
} as const;

/** What a host tells, one after the other, before it is killed at the end of a walk. */
export const WALKS = {
  review: [
    'taskHeld',
    'limitChanged',
    'launchAllowed',
    'taskReady',
    'resumed',
    'commented',
    'commentRemoved',
    'pathAllowed',
    'verdictOverruled',
    'hunkTagged',
    'edited',
    'commentAnswered',
    'lastLookWanted',
    'conflicted',
    'combinedChecked',
    'takenOut',
  ],
  agent: [
    'sessionOpened',
    'usageRecorded',
    'workSeen',
    'strayed',
    'noted',
    'evidenceRecorded',
    'needed',
    'needAnswered',
    'scopeWidened',
    'verifying',
    'attemptResumed',
    'groupKeptWhole',
  ],
} as const satisfies Readonly<Record<string, readonly Type[]>>;

type Killed = (typeof MOMENTS)[keyof typeof MOMENTS][number] extends infer Moment
  ? Moment extends `${string} ${infer One}`
    ? One
    : never
  : never;
type Walked = (typeof WALKS)[keyof typeof WALKS][number];

/** The types of event that no killed host tells of here, with why. The compiler keeps it to exactly those. */
export const UNWALKED: Readonly<Record<Exclude<Type, Killed | Walked>, string>> = {
  attemptInterrupted: 'A host tells it as it starts after a kill; every test here goes through it then.',
  stoodStill: 'It is a sentence about all the rest, and each start finds it anew.',
  settled: 'It is told once its commit is on the branch, as edited is, by the same steps.',
  split:
    'It is told once its commit is on the branch, as edited is; its plan and patch have tests of their own.',
  mergeWaits: 'It tells of an obstacle and changes nothing; the next start tries to merge again.',
  pullRequestOpened: 'It needs a remote; what was pushed is seen there whether it is told or not.',
};
