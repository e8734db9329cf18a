export type Claim = { readonly criterion: string; readonly shows: 'met' | 'notMet'; readonly text: string };

const CLAIM = /^\W*(?<id>AC-[\d.]*\d)\W{0,4}\s+(?<shows>met|not met)\b\W{0,3}(?<text>.*)$/i;

/** What a verifying agent's report says of criteria, one line each (`AC-1.2 not met: why`); the last word counts. */
export function claimsOf(report: string, criteria: readonly string[]): readonly Claim[] {
  const found = new Map<string, Claim>();
  for (const line of report.split(/\r?\n/)) {
    const groups = CLAIM.exec(line)?.groups;
    const criterion = criteria.find((id) => id.toLowerCase() === groups?.['id']?.toLowerCase());
    if (!groups || criterion === undefined) continue;
    const shows = groups['shows']?.toLowerCase() === 'met' ? 'met' : 'notMet';
    found.set(criterion, {
      criterion,
      shows,
      text: groups['text']?.trim() || `says it is ${groups['shows']}`,
    });
  }
  return [...found.values()];
}
