import { type CommentFact, commentFactSchema } from './comment.ts';

/** The facts of a `comments.jsonl`, and the numbers of the lines that hold none (conflict marks, damage, newer kinds). */
export function readCommentLines(text: string): {
  readonly facts: readonly CommentFact[];
  readonly unread: readonly number[];
} {
  const facts: CommentFact[] = [];
  const unread: number[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const fact = readLine(line);
    if (fact) facts.push(fact);
    else unread.push(index + 1);
  });
  return { facts, unread };
}

function readLine(line: string): CommentFact | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  const fact = commentFactSchema.safeParse(value);
  return fact.success ? fact.data : null;
}

/** The text with one more line; every line before stays byte for byte. */
export function withCommentLine(text: string, fact: CommentFact): string {
  const start = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return `${start}${JSON.stringify(fact)}\n`;
}
