import type { Attempt, CheckResult, Evidence } from '#shared/run/run.ts';
import type { JudgedCriterion, Verdict, VerdictLine } from './verdict.ts';

type Judged = Pick<Attempt, 'commit' | 'checks' | 'evidence' | 'overrulings'>;
type Fact = VerdictLine & {
  readonly shows: 'met' | 'notMet';
  readonly rank: 'checks' | 'person' | 'agent';
  readonly current: boolean;
  /** A claim that quotes what is not there decides nothing. */
  readonly refuted: boolean;
};

/**
 * Judges each criterion by what is recorded of the attempt, in the order of `criteria`.
 * What ran outranks what a person says, and that an agent's claim; of what ran, one failure is enough.
 * Facts about another commit than the one handed in are told but decide nothing. An overruling is the last word.
 */
export function verdicts(attempt: Judged, criteria: readonly JudgedCriterion[]): readonly Verdict[] {
  return criteria.map((criterion) => {
    const judged = judge(facts(attempt, criterion.id), criterion);
    const overruled = attempt.overrulings.findLast((entry) => entry.criterion === criterion.id);
    if (!overruled) return judged;
    const verb = overruled.verdict === 'waived' ? 'waived' : 'overruled';
    const said = line('overruled', `${overruled.by} ${verb} this: ${overruled.reason}`, overruled.at);
    return {
      criterion: criterion.id,
      value: overruled.verdict,
      decidedBy: 'overruling',
      because: [said, ...judged.because],
    };
  });
}

function judge(found: readonly Fact[], criterion: JudgedCriterion): Verdict {
  const current = found.filter((fact) => fact.current && !fact.refuted);
  const because = found.map(
    ({ shows: _shows, rank: _rank, current: _current, refuted: _refuted, ...told }) => told,
  );
  const decide = (
    value: Verdict['value'],
    decidedBy: Verdict['decidedBy'],
    more: readonly VerdictLine[] = [],
  ) => ({
    criterion: criterion.id,
    value,
    decidedBy,
    because: [...more, ...because],
  });
  for (const rank of ['checks', 'person'] as const) {
    const ranked = current.filter((fact) => fact.rank === rank);
    if (ranked.some((fact) => fact.shows === 'notMet')) return decide('notMet', rank);
    if (ranked.length > 0) return decide('met', rank);
  }
  const claims = current.filter((fact) => fact.rank === 'agent');
  if (claims.some((fact) => fact.shows === 'notMet')) return decide('notMet', 'agent');
  const agentSuffices = criterion.shownBy.some((way) => way.kind === 'agent');
  if (claims.length > 0 && agentSuffices) return decide('met', 'agent');
  return decide('notShown', 'nothing', [line('missing', missing(criterion))]);
}

/** Says what would show it, because that is what a reader can do next. */
function missing(criterion: JudgedCriterion): string {
  const way = criterion.shownBy[0];
  if (!way) return 'No check or test shows it';
  if (way.kind === 'command') return `${way.text} has not shown it`;
  if (way.kind === 'test') return `The test “${way.text}” has not run`;
  return way.kind === 'person' ? 'Waits for a person to look' : 'Waits for a verifying agent';
}

function facts(attempt: Judged, criterion: string): readonly Fact[] {
  const checks = newestBy(
    attempt.checks.filter((check) => check.criteria.includes(criterion)),
    (check) => check.name,
  );
  const evidence = newestBy(
    attempt.evidence.filter((entry) => entry.criterion === criterion),
    (entry) => `${entry.kind} ${entry.text}`,
  );
  const all = [
    ...evidence.map((entry) => evidenceFact(entry, attempt.commit)),
    ...checks.map((check) => checkFact(check, attempt.commit)),
  ];
  const weight = (fact: Fact) => (fact.current ? 0 : 10) + ['checks', 'person', 'agent'].indexOf(fact.rank);
  return all.toSorted((a, b) => weight(a) - weight(b));
}

function checkFact(check: CheckResult, commit: string | null): Fact {
  const current = commit === null || check.commit === commit;
  const text = check.passed ? `${check.name} passes` : `${check.name} fails${exitWords(check)}`;
  const ran = { command: check.command, exitCode: check.exitCode, excerpt: excerptOf(check.output) };
  return fact(current, check.passed ? 'met' : 'notMet', 'checks', {
    text,
    path: null,
    line: null,
    at: check.at,
    commit: check.commit,
    ran,
  });
}

function exitWords(check: CheckResult): string {
  return check.exitCode === null ? ': it was stopped' : ` with exit code ${check.exitCode}`;
}

const EXCERPT_LINES = 12;

/** The end of an output, where runners sum up. */
function excerptOf(output: string): string {
  return output.trimEnd().split('\n').slice(-EXCERPT_LINES).join('\n');
}

function evidenceFact(entry: Evidence, commit: string | null): Fact {
  const current = entry.commit === null || commit === null || entry.commit === commit;
  const rank = entry.kind === 'person' ? 'person' : entry.kind === 'claim' ? 'agent' : 'checks';
  const text = rank === 'checks' ? entry.text : `${entry.by}: ${entry.text}`;
  const { path, line: at, checked } = entry;
  const told = { path, line: at, at: entry.at, commit: entry.commit, ran: entry.ran ?? null };
  const isRefuted = checked?.holds === false;
  const known = fact(current, entry.shows, rank, {
    ...told,
    text: checked ? `${text} (${checked.why})` : text,
  });
  return isRefuted && current ? { ...known, kind: 'refuted', refuted: true } : known;
}

function fact(
  current: boolean,
  shows: Fact['shows'],
  rank: Fact['rank'],
  told: Omit<VerdictLine, 'kind'>,
): Fact {
  const ran = shows === 'met' ? 'passed' : 'failed';
  const kind = current ? (rank === 'checks' ? ran : 'said') : 'outdated';
  const text = current ? told.text : `${told.text} (of earlier work)`;
  return { ...told, kind, text, shows, rank, current, refuted: false };
}

/** By the order they were recorded in: a clock may have been set back between two of them. */
function newestBy<Entry>(entries: readonly Entry[], key: (entry: Entry) => string): readonly Entry[] {
  return [...new Map(entries.map((entry) => [key(entry), entry])).values()];
}

function line(kind: VerdictLine['kind'], text: string, at: string | null = null): VerdictLine {
  return { kind, text, path: null, line: null, at, commit: null, ran: null };
}
