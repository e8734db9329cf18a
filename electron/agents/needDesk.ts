import type { Clock } from '#electron/host/clock.ts';
import type { ActivityEntry } from '#shared/run/activity.ts';
import { wordsOfAnswer } from '#shared/run/decideAnswer.ts';
import type { Need } from '#shared/run/run.ts';

export type GivenAnswer = { readonly optionId: string; readonly text: string };
export type NewNeed = Omit<Need, 'id' | 'at'>;
/** `answer` settles with null when the session ends before there is one. */
export type Asked = { readonly need: Need; readonly answer: Promise<GivenAnswer | null> };

/** Where an agent's questions wait for a person. Each is an entry of the activity, too, with its answer once given. */
export interface NeedDesk {
  /** A need that lasts for the `turn` is given up with it; the others wait on until they are answered. */
  ask(need: NewNeed, lasts: 'turn' | 'session'): Asked;
  /** False when nothing waits under that id. */
  answer(needId: string, answer: GivenAnswer): boolean;
  waiting(): number;
  /** Settles once nothing waits. */
  clear(): Promise<void>;
  /** What lasts for the turn is answered with null. */
  endTurn(): void;
  /** Everything that waits is answered with null. */
  close(): void;
}

type Open = {
  readonly need: Need;
  readonly lasts: 'turn' | 'session';
  readonly answered: Promise<unknown>;
  readonly pass: (answer: GivenAnswer | null) => void;
};

export function createNeedDesk(start: {
  readonly clock: Clock;
  readonly onNeed: (need: Need) => void;
  readonly onActivity: (entry: ActivityEntry) => void;
  /** The last open need was answered by a person. */
  readonly onQuiet: () => void;
}): NeedDesk {
  const open = new Map<string, Open>();
  let count = 0;

  function settle({ need, pass }: Open, answer: GivenAnswer | null): void {
    open.delete(need.id);
    start.onActivity(
      entryOf(need, answer === null ? 'Not answered.' : `You: ${wordsOfAnswer(need, answer)}`, 'done'),
    );
    pass(answer);
  }

  return {
    ask(wanted, lasts) {
      const at = new Date(start.clock()).toISOString();
      const need: Need = { ...wanted, id: `need-${++count}`, at };
      const { promise, resolve } = Promise.withResolvers<GivenAnswer | null>();
      open.set(need.id, { need, lasts, answered: promise, pass: resolve });
      start.onActivity(entryOf(need, '', 'going'));
      start.onNeed(need);
      return { need, answer: promise };
    },
    answer(needId, answer) {
      const asked = open.get(needId);
      const isOffered =
        asked?.need.kind === 'question' || asked?.need.options.some(({ id }) => id === answer.optionId);
      if (!asked || !isOffered) return false;
      settle(asked, answer);
      if (open.size === 0) start.onQuiet();
      return true;
    },
    waiting: () => open.size,
    async clear() {
      while (open.size > 0) await Promise.all([...open.values()].map(({ answered }) => answered));
    },
    endTurn() {
      for (const asked of open.values()) if (asked.lasts === 'turn') settle(asked, null);
    },
    close() {
      for (const asked of open.values()) settle(asked, null);
    },
  };
}

/** The card of an open need stands where its entry does, so both have one id. */
function entryOf(need: Need, answer: string, state: ActivityEntry['state']): ActivityEntry {
  const about = need.kind === 'question' ? '' : need.detail.replaceAll('\n', ', ');
  const text = [need.title, about && `“${about}”`, answer].filter((words) => words !== '').join(' ');
  return { id: need.id, at: need.at, kind: 'need', text, detail: '', files: [], state };
}
