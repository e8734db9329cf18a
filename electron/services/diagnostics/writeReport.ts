import { homedir, release, userInfo } from 'node:os';
import { isOnThisMachine } from '#shared/model/modelAddress.ts';
import type { LogEntry } from '#shared/diagnostics/contract.ts';
import { maskSecrets } from '#shared/interview/model/maskSecrets.ts';
import type { Readiness } from '#shared/project/project.ts';
import type { Settings } from '#shared/settings/settings.ts';

export type ReportFacts = {
  readonly version: string;
  readonly shell: string;
  readonly settings: Settings;
  readonly readiness: Readiness;
  readonly entries: readonly LogEntry[];
  /** Paths of repositories, whose names are nobody's business. */
  readonly repositories: readonly string[];
  /** ISO 8601. */
  readonly at: string;
};

const MOST_ENTRIES = 60;
const MOST_LINES = 12;

/** What helps to find a fault, for a person to read before they give it to anyone. */
export function writeReport(facts: ReportFacts): string {
  const { settings, readiness, entries } = facts;
  const lines = [
    `Overture ${facts.version}, ${facts.shell}`,
    `${process.platform} ${release()}, ${process.arch}, Node ${process.version}`,
    `Git ${readiness.git?.version ?? 'not found'}`,
    `Agents: ${settings.agents.map(({ kind }) => kind).join(', ') || 'none'}`,
    `Model: ${modelWords(settings)}`,
    `Interviewer: ${settings.interviewer.replace(/^agent:.*/, 'an agent')}`,
    `Free space: ${readiness.freeBytes === null ? 'not known' : `${Math.round(readiness.freeBytes / 1e9)} GB`}`,
    `Made ${facts.at}`,
    '',
    entries.length === 0 ? 'The log is empty.' : 'Log, newest last:',
    ...entries.slice(-MOST_ENTRIES).flatMap(({ at, level, text }) => {
      const own = text.split('\n').slice(0, MOST_LINES);
      return own.map((line, index) => (index === 0 ? `${at} ${level}: ${line}` : `    ${line}`));
    }),
  ];
  return withoutNames(maskSecrets(lines.join('\n')), facts);
}

function modelWords({ model }: Settings): string {
  if (!model) return 'none';
  return isOnThisMachine(model.address) ? 'on this machine' : 'a service';
}

/** Takes out where things lie, who the person is, and addresses of services with what they carry. */
function withoutNames(text: string, { settings, repositories }: ReportFacts): string {
  const places = repositories
    .toSorted((a, b) => b.length - a.length)
    .map((path, index) => [path, `<repository ${index + 1}>`] as const);
  const own = [
    ...places,
    [homedir(), '~'] as const,
    ...[settings.personName, userInfo().username]
      .filter((name) => name.length > 2)
      .map((name) => [name, '<person>'] as const),
    ...(settings.model ? [[settings.model.address, '<model address>'] as const] : []),
  ];
  return own
    .reduce((now, [from, to]) => now.replaceAll(from, to), text)
    .replace(/\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/g, '<mail address>')
    .replace(/([?&](?:token|key|secret|code|sig\w*)=)[^&\s"']+/gi, '$1<taken out>')
    .replace(/(https?:\/\/)[^\s/@]+@/g, '$1');
}
