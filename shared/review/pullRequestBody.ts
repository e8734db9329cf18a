import type { Run } from '#shared/run/run.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import type { Verdict } from './verdict.ts';

const WORDS: Readonly<Record<Verdict['value'], string>> = {
  met: 'met',
  notMet: '**not met**',
  notShown: 'not shown',
  waived: 'waived',
};

/** What a pull request says of a run's work, as Markdown: what was asked, criteria with evidence, what was waived, tasks. */
export function pullRequestBody(run: Run, spec: SpecDocument, judged: readonly Verdict[]): string {
  const texts = new Map(spec.criteria.map(({ id, text }) => [id, text]));
  const criteria = judged.map(({ criterion, value, because }) => {
    const shown = because.filter(({ kind }) => kind !== 'missing' && kind !== 'outdated').slice(0, 5);
    const lines = shown.map(
      ({ text, path, line }) =>
        `  - ${text}${path === null ? '' : ` (\`${path}${line === null ? '' : `:${line}`}\`)`}`,
    );
    return [`- ${criterion} ${WORDS[value]}: ${texts.get(criterion) ?? ''}`, ...lines].join('\n');
  });
  const waived = run.attempts.flatMap(({ overrulings }) =>
    overrulings
      .filter(({ verdict }) => verdict === 'waived')
      .map(({ criterion, by, reason }) => `- ${criterion}, by ${by}: ${reason}`),
  );
  const tasks = run.attempts
    .filter(({ state }) => state === 'landed')
    .map(
      ({ taskId, agentName }) =>
        `- ${taskId} ${run.tasks.find(({ id }) => id === taskId)?.title ?? ''} (${agentName})`,
    );
  const prose = spec.sections.find(({ kind }) => kind === 'why')?.prose ?? [];
  const why = prose.map(({ text }) => text).join('\n\n');
  return `${[
    `From the spec **${spec.title}** (\`${run.specId}\`, version ${run.specVersion}).`,
    why,
    section('Criteria', criteria),
    section('Waived', waived),
    section('Tasks', tasks),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${title}\n\n${lines.join('\n')}`;
}
