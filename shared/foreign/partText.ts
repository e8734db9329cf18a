import { findPart } from '#shared/spec/edit/findPart.ts';
import type { SpecDocument, SpecProse } from '#shared/spec/specDocument.ts';

/** The words of a part by the name origin.yaml gives it; null when it is not there. */
export function partText(document: SpecDocument, name: string): string | null {
  if (name === 'request') return document.request?.text ?? null;
  const group = /^(.*):(\d+)$/s.exec(name);
  const list = group?.[1] === undefined ? null : proseOf(document, group[1]);
  if (list) return list[Number(group?.[2])]?.text ?? null;
  return findPart(document, name)?.part.text ?? null;
}

/** The prose of a place that origin.yaml names: `why`, `R1/prose` or `## Glossary`; null for other names. */
export function proseOf(document: SpecDocument, group: string): readonly SpecProse[] | null {
  if (group === 'why') return document.sections.find(({ kind }) => kind === 'why')?.prose ?? [];
  if (group.startsWith('## ')) {
    const heading = group.slice(3);
    return document.sections.find((own) => own.kind === 'other' && own.heading.text === heading)?.prose ?? [];
  }
  const id = /^(R\d+)\/prose$/.exec(group)?.[1];
  return id === undefined ? null : (document.requirements.find((own) => own.id === id)?.prose ?? []);
}
