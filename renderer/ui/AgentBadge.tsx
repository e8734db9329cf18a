import styles from './marks.module.css';

/** Two letters of an agent's name: Claude Code is Cl, Codex is Cx. */
export function AgentBadge({ name }: { name: string }) {
  return (
    <span className={styles.agent} role="img" aria-label={name} title={name}>
      {agentLetters(name)}
    </span>
  );
}

export function agentLetters(name: string): string {
  const letters = name.replaceAll(/[^\p{L}\p{N}]/gu, '');
  const first = letters[0]?.toUpperCase() ?? '?';
  const last = letters.at(-1) ?? '';
  const second = last === 'x' ? 'x' : (letters[1] ?? '').toLowerCase();
  return first + second;
}
