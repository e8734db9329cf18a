import { groupSegments, plainBlock, regroupFate } from './fates.ts';
import type { IntentBlock, IntentMove, IntentSubject } from './intent.ts';
import type { Match } from './matchStatements.ts';
import type { Statement } from './pairStatements.ts';

/** A statement of the text after, with what it was before. */
export function keptBlock(
  statement: Statement,
  subject: IntentSubject,
  match: Match,
  move: IntentMove | null,
): IntentBlock {
  const place = { key: statement.key, id: statement.id, subject };
  const group = match.groupOf.get(statement);
  if (!group) return plainBlock(place, match.back.get(statement)?.text, statement.text, move);
  const [from, to] = [textsOf(group.before), textsOf(group.after)];
  const regroup = { from: group.before.map(nameOf), to: group.after.map(nameOf) };
  const segments = groupSegments(from, to)[group.after.indexOf(statement)] ?? [];
  return { ...place, ...regroupFate(regroup, true), segments };
}

/** A statement that went; `isTaken` tells keys that the text after uses. */
export function goneBlock(
  statement: Statement,
  subject: IntentSubject,
  isTaken: (key: string) => boolean,
): IntentBlock {
  const key = goneKey(statement.key, isTaken);
  return plainBlock({ key, id: statement.id, subject }, statement.text, undefined);
}

export function goneKey(key: string, isTaken: (key: string) => boolean): string {
  return isTaken(key) ? `${key}:gone` : key;
}

/** True for what is in no pair and no group. */
export function isGone(statement: Statement, match: Match): boolean {
  return !match.pairs.has(statement) && !match.groupOf.has(statement);
}

function textsOf(statements: readonly Statement[]): readonly string[] {
  return statements.map(({ text }) => text.replaceAll('\n', ' '));
}

function nameOf({ id, text }: Statement): string {
  return id ?? text;
}
