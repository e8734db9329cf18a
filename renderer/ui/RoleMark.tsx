import { Bug, Glasses, ListChecks, type LucideIcon, PencilLine, Search } from 'lucide-react';
import type { Role } from '#shared/plan/plan.ts';
import { Icon } from './Icon.tsx';
import styles from './marks.module.css';

export const ROLES: Readonly<Record<Role, { readonly icon: LucideIcon; readonly word: string }>> = {
  investigate: { icon: Search, word: 'Investigate' },
  implement: { icon: PencilLine, word: 'Implement' },
  verify: { icon: ListChecks, word: 'Verify' },
  critique: { icon: Glasses, word: 'Critique' },
  debug: { icon: Bug, word: 'Debug' },
};

export function RoleMark({ role, iconOnly = false }: { role: Role; iconOnly?: boolean }) {
  const { icon, word } = ROLES[role];
  return (
    <span className={styles.role} title={iconOnly ? word : undefined}>
      {iconOnly ? <Icon of={icon} name={word} /> : <Icon of={icon} />}
      {!iconOnly && word}
    </span>
  );
}
