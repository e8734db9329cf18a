import type { RunGit } from '../runGit.ts';

/** A commit's id names its content, so what it resolves to can never change. */
const LASTING = /^(?:[0-9a-f]{40}|[0-9a-f]{64})\^\{(?:commit|tree)\}$/;
const MOST = 4_096;

/**
 * Runs git for a question about a commit's id once: a process costs far more than its answer. Only `rev-parse` of an
 * id with `^{commit}` or `^{tree}` is remembered, only when it was there, and what was learned first goes first.
 */
export function rememberLasting(git: RunGit): RunGit {
  const answers = new Map<string, Awaited<ReturnType<RunGit>>>();
  return async (folder, args, options) => {
    const question = args.at(-1) ?? '';
    if (args[0] !== 'rev-parse' || !LASTING.test(question)) return git(folder, args, options);
    const known = answers.get(question);
    if (known) return known;
    const ran = await git(folder, args, options);
    if (ran.ok && ran.value.exitCode === 0) answers.set(question, ran);
    const [oldest] = answers.keys();
    if (answers.size > MOST && oldest !== undefined) answers.delete(oldest);
    return ran;
  };
}
