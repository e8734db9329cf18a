/** A spec of `count` requirements with one criterion each: as many as a spec may have, about 270 bytes apiece. */
export function manySpec(count: number): string {
  const out = [
    '---',
    'overture: 1',
    'id: 003-many',
    'title: Very many requirements',
    'status: draft',
    '---',
    '',
  ];
  out.push('# Very many requirements', '', '## Requirements', '');
  for (let requirement = 1; requirement <= count; requirement += 1) {
    out.push(
      `### R${requirement} Owners choose the editors of part ${requirement}`,
      '',
      `Today every admin can change part ${requirement}, see \`src/server/auth/roles.ts\`.`,
      '',
      `- **AC-${requirement}.1** WHEN an owner adds a member to part ${requirement}, the system SHALL let them edit it within 5 seconds.`,
      '',
    );
  }
  return out.join('\n');
}
