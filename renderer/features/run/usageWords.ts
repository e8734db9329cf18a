import type { Usage } from '#shared/run/run.ts';

/** “41,000 tokens, $0.38”, as far as the agent says what it uses; empty when it says nothing. */
export function usageWords(usage: Usage | null): string {
  if (!usage) return '';
  const { inputTokens, outputTokens, dollars, contextTokens } = usage;
  const isCounted = inputTokens !== null || outputTokens !== null;
  const tokens = isCounted ? (inputTokens ?? 0) + (outputTokens ?? 0) : contextTokens;
  const counted = tokens === null || tokens === 0 ? '' : `${roundly(tokens)} tokens`;
  const paid = dollars === null || dollars === 0 ? '' : `$${dollars.toFixed(2)}`;
  return [counted, paid].filter((words) => words !== '').join(', ');
}

/** Thousands are exact enough for people; small numbers stay as they are. */
function roundly(tokens: number): string {
  const rounded = tokens < 10_000 ? tokens : Math.round(tokens / 1000) * 1000;
  return rounded.toLocaleString('en');
}
