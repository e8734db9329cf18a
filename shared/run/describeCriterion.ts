import type { SpecDocument } from '#shared/spec/specDocument.ts';

/** A criterion with its requirement and the ways it is to be shown, as Markdown; null when there is none. */
export function describeCriterion(spec: SpecDocument, id: string): string | null {
  const criterion = spec.criteria.find((one) => one.id.toLowerCase() === id.trim().toLowerCase());
  if (!criterion) return null;
  const requirement = spec.requirements.find((one) => one.id === criterion.requirement);
  const shown = criterion.shownBy.map(({ kind, text }) => `- shown by ${kind}: ${text}`);
  const title = requirement ? `${requirement.id} ${requirement.title}` : criterion.requirement;
  return [`**${criterion.id}** ${criterion.text}`, `Part of ${title}.`, ...shown].join('\n');
}
