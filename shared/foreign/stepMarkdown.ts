const EARS =
  /^(WHEN|WHILE|WHERE)\s+(.+?),\s+((?:the|an?|each|every|all|no)\b(?:(?!, (?:the|an?)\b).)*?\b(?:SHALL|MUST)\b.*)$/s;

/** A criterion as spec-kit writes it: its steps' keywords in bold. */
export function boldSteps(words: string): string {
  if (!/^GIVEN\b/.test(words)) return words;
  return words.replace(/\b(GIVEN|WHEN|THEN|AND|BUT)\b\s*/g, (_, keyword: string) => {
    return `**${keyword.charAt(0)}${keyword.slice(1).toLowerCase()}** `;
  });
}

/** A criterion as a scenario of OpenSpec: a name and bullets that read back as the same words. */
export function scenarioLines(id: string, words: string): readonly string[] {
  const named = /^([^:]{3,100}): (?=(?:GIVEN|WHEN|WHILE|WHERE|IF|THEN)\b)(.*)$/s.exec(words);
  const [name, steps] = [named?.[1] ?? id, named?.[2] ?? words];
  return [`#### Scenario: ${name}`, ...stepLines(steps)];
}

function stepLines(words: string): readonly string[] {
  const ears = EARS.exec(words);
  if (ears && !/\b(?:GIVEN|THEN)\b/.test(words) && ears[1] === 'WHEN')
    return [`- **WHEN** ${ears[2]}`, `- **THEN** ${ears[3]}`];
  const steps = words.split(/,\s+(?=(?:WHEN|THEN|AND|BUT)\s)/);
  return steps.map((step) => `- ${step.replace(/^(GIVEN|WHEN|THEN|AND|BUT)\s+/, '**$1** ')}`);
}
