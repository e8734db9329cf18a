import type { Role } from './plan.ts';

/**
 * Whether a task may change no file. Those who build and mend may change any file when they name none;
 * those who find out and judge only read then.
 */
export function readsOnly(role: Role, change: readonly string[]): boolean {
  return change.length === 0 && role !== 'implement' && role !== 'debug';
}
