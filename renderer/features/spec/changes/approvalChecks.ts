/** What a person should know before approving; `key` is where to look. */
export type ApprovalCheck = {
  readonly kind: 'done' | 'left' | 'note';
  readonly words: string;
  readonly act: { readonly label: string; readonly key: string } | null;
};

export function approvalChecks(facts: {
  readonly proposals: readonly { readonly key: string }[];
  /** How many the spec has. */
  readonly criteria: number;
  readonly withoutCriteria: readonly string[];
  readonly hints: readonly { readonly key: string }[];
  readonly unseen: readonly { readonly key: string }[];
  /** Comments nobody has resolved, by the part they are about. */
  readonly comments: readonly { readonly key: string }[];
  readonly questions: readonly { readonly key: string }[];
}): readonly ApprovalCheck[] {
  const { proposals, criteria, withoutCriteria, hints, unseen, comments, questions } = facts;
  return [
    check(
      proposals,
      'Every proposal is decided',
      (count) => `${count} ${plural(count, 'proposal')} to decide`,
    ),
    criteria === 0
      ? NOTHING_TO_PLAN
      : check(
          withoutCriteria.map((key) => ({ key })),
          'Every requirement has a criterion',
          () => `${withoutCriteria.join(', ')} ${withoutCriteria.length === 1 ? 'has' : 'have'} no criterion`,
        ),
    check(hints, 'No wording hints left', (count) => `${count} wording ${plural(count, 'hint')} left`),
    check(
      unseen,
      'Every change is seen',
      (count) => `${count} ${plural(count, 'change')} not seen yet`,
      'Show next',
    ),
    ...comments
      .slice(0, 1)
      .map(
        (): ApprovalCheck =>
          check(comments, '', (count) => `${count} ${plural(count, 'comment')} not resolved`, 'Read'),
      ),
    ...questions.slice(0, 1).map(
      ({ key }): ApprovalCheck => ({
        kind: 'note',
        words: `${questions.length} open ${plural(questions.length, 'question')} ${questions.length === 1 ? 'stays' : 'stay'} open`,
        act: { label: 'Read', key },
      }),
    ),
  ];
}

/** Without criteria no task has anything to show, and no review anything to judge by. */
const NOTHING_TO_PLAN: ApprovalCheck = { kind: 'left', words: 'It has no criterion yet', act: null };

function check(
  left: readonly { readonly key: string }[],
  done: string,
  words: (count: number) => string,
  label = 'Show',
): ApprovalCheck {
  const [first] = left;
  if (!first) return { kind: 'done', words: done, act: null };
  return { kind: 'left', words: words(left.length), act: { label, key: first.key } };
}

function plural(count: number, word: string): string {
  return count === 1 ? word : `${word}s`;
}
