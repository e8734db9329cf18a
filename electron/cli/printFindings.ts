import type { Terminal } from './command.ts';
import type { PlacedFinding } from './placedFinding.ts';

/** One finding a line, as editors and CI logs know it: file:line:column. Advice is counted, not listed. */
export function printFindings(
  findings: readonly (PlacedFinding & { readonly file: string })[],
  { print, tell }: Pick<Terminal, 'print' | 'tell'>,
): void {
  const shown = findings.filter(({ severity }) => severity !== 'info');
  for (const { file, line, startColumn, severity, smell, message, suggestion } of shown) {
    print(`${file}:${line}:${startColumn}: ${severity} ${smell}: ${message} ${suggestion}\n`);
  }
  const count = (severity: PlacedFinding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  tell(
    `${counted(count('error'), 'error')}, ${counted(count('warning'), 'warning')}, and ${counted(count('info'), 'piece')} of advice (all with --json).`,
  );
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
