import type { SpecDocument, SpecRequirement } from '#shared/spec/specDocument.ts';
import { textOf } from './guessFiles.ts';
import { tellingWords } from './words.ts';

/**
 * Whether a part of the spec (its id, then its words) bears on a requirement: one names the other, or it speaks of the
 * things that set this requirement apart from the others.
 */
export function bearsOn(about: string, requirement: SpecRequirement, spec: SpecDocument): boolean {
  const ids = [requirement.id, ...requirement.criteria.map((criterion) => criterion.id)];
  const text = textOf(requirement);
  const own = /^\S+/.exec(about)?.[0] ?? '';
  if (ids.some((id) => names(about, id)) || names(text, own)) return true;
  const words = tellingWords(about);
  const shared = (other: SpecRequirement) =>
    [...tellingWords(textOf(other))].filter((word) => words.has(word)).length;
  const others = spec.requirements.filter((other) => other !== requirement).map(shared);
  return shared(requirement) >= 2 && shared(requirement) > Math.max(0, ...others);
}

function names(text: string, id: string): boolean {
  const plain = id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return id !== '' && new RegExp(`(?<![\\w.-])${plain}(?![\\w-]|\\.\\d)`).test(text);
}
