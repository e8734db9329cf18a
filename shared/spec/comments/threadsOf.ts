import type { CommentFact, Thread } from './comment.ts';

/** Threads in the order they were opened. Facts of several people may stand in any order; their times decide. */
export function threadsOf(facts: readonly CommentFact[]): readonly Thread[] {
  const ordered = facts.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const threads = new Map<string, Thread>();
  for (const fact of ordered) {
    if (fact.type !== 'comment' || threads.has(fact.id)) continue;
    const { id, by, at, text, places } = fact;
    threads.set(id, { id, places, remarks: [{ id, by, at, text }], resolved: null });
  }
  const seen = new Set<string>();
  for (const fact of ordered) {
    // The same line twice, as joining two branches may leave it, counts once.
    if (!('thread' in fact) || seen.has(fact.id)) continue;
    const thread = threads.get(fact.thread);
    if (!thread) continue;
    seen.add(fact.id);
    threads.set(thread.id, evolveThread(thread, fact));
  }
  return [...threads.values()];
}

function evolveThread(thread: Thread, fact: Extract<CommentFact, { thread: string }>): Thread {
  const { id, by, at } = fact;
  switch (fact.type) {
    case 'reply':
      return { ...thread, remarks: [...thread.remarks, { id, by, at, text: fact.text }] };
    case 'resolved':
      return { ...thread, resolved: { by, at } };
    case 'reopened':
      return { ...thread, resolved: null };
  }
}
