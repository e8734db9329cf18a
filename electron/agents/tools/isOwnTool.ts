/** Agents show a call of Overture's own tools under a name made of the server's and the tool's; it is told already. */
const OWN =
  /overture\W{0,4}_{0,3}(?:read_brief|read_spec|read_criterion|ask_person|ask_wider_scope|record_decision|record_assumption|report_evidence)\b|\b(?:read_brief|read_spec|read_criterion|ask_person|ask_wider_scope|record_decision|record_assumption|report_evidence)\W{1,3}overture/i;

export function isOwnTool(title: string | null | undefined): boolean {
  return OWN.test(title ?? '');
}
