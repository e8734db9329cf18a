/** A spec of at least `lines` lines, as people write them: requirements with prose, criteria and what shows them. */
export function longSpec(lines: number): string {
  const out = [
    '---',
    'overture: 1',
    'id: 001-long',
    'title: A long spec',
    'status: draft',
    '---',
    '',
    '# A long spec',
    '',
  ];
  out.push(
    '> Somebody asked for very much at once.',
    '',
    '## Why',
    '',
    'Because it hurts.',
    '',
    '## Requirements',
    '',
  );
  for (let requirement = 1; out.length < lines; requirement += 1) {
    out.push(`### R${requirement} Owners choose the editors of part ${requirement}`, '');
    out.push('Today every admin can change it, see `src/server/auth/roles.ts`. **Six** customers asked.', '');
    for (let criterion = 1; criterion <= 6; criterion += 1) {
      const id = `AC-${requirement}.${criterion}`;
      out.push(
        `- **${id}** WHEN an owner adds member ${criterion}, the system SHALL let them edit within 5 seconds.`,
      );
      out.push(`  - shown by: \`npm test -- part.${requirement}\``);
    }
    out.push('');
  }
  out.push('## Constraints', '', '- **C1** Refusals go through `Refused`.', '');
  return out.join('\n');
}
