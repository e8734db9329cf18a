import type { Task } from './plan.ts';
import type { PlanCode } from './planCode.ts';
import { readScopeEntry } from './scopeEntry.ts';

/**
 * The names of a file that a task speaks of: those its scope names, and those of the file that stand in its title or
 * instructions written as code is (`quoted`, likeThis, LIKE_THIS or likeThis()).
 */
export function namedSymbols(task: Task, path: string, code: PlanCode | null): ReadonlySet<string> {
  const scoped = task.scope.change.map(readScopeEntry).filter(({ glob }) => glob === path);
  const names = new Set(scoped.flatMap(({ symbol }) => symbol ?? []));
  const defined = code?.files[path]?.symbols ?? [];
  if (defined.length === 0) return names;
  const written = codeWords(`${task.title}\n${task.instructions}`);
  for (const { name } of defined) if (written.has(name)) names.add(name);
  return names;
}

const WRITTEN_AS_CODE =
  /`(?<quoted>[^`\n]+)`|\b(?<called>[\p{L}_$][\p{L}\p{N}_$]*)\(|\b(?<cased>[\p{Ll}_$]+\p{Lu}[\p{L}\p{N}_$]*|\p{Lu}[\p{Ll}\p{N}]+\p{Lu}[\p{L}\p{N}_$]*|\p{L}+_[\p{L}\p{N}_$]+)\b/gu;
const known = new Map<string, ReadonlySet<string>>();
const KEPT = 2_000;

function codeWords(text: string): ReadonlySet<string> {
  const before = known.get(text);
  if (before) return before;
  const words = new Set<string>();
  for (const { groups = {} } of text.matchAll(WRITTEN_AS_CODE)) {
    const { quoted, called, cased } = groups;
    const found = quoted?.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [called ?? cased ?? ''];
    for (const word of found) words.add(word);
  }
  if (known.size > KEPT) known.clear();
  known.set(text, words);
  return words;
}
