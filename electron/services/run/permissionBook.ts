import { z } from 'zod';
import type { Ledger } from '#electron/storage/ledger.ts';
import { actOf, type Permission } from '#shared/run/permission.ts';

/** The acts that a person allowed for good in one repository, on this machine. */
export interface PermissionBook {
  /** In the order they were allowed. */
  all(): readonly Permission[];
  holds(act: string): boolean;
  allow(what: { readonly title: string; readonly detail: string }, by: string): void;
  forget(what: { readonly title: string; readonly detail: string }, by: string): void;
  listen(listener: () => void): () => void;
}

const STREAM = 'permissions';
const factSchema = z.object({
  type: z.enum(['allowed', 'forgotten']),
  title: z.string(),
  detail: z.string(),
  by: z.string(),
});
type Fact = z.infer<typeof factSchema>;

export function createPermissionBook(ledger: Ledger): PermissionBook {
  const held = new Map<string, Permission>();
  const listeners = new Set<() => void>();
  const apply = ({ type, ...fact }: Fact, at: string) => {
    if (type === 'allowed') held.set(actOf(fact), { ...fact, at });
    else held.delete(actOf(fact));
  };
  for (const { at, body } of ledger.read(STREAM)) apply(factSchema.parse(body), at);

  function record(fact: Fact): void {
    apply(fact, ledger.append(STREAM, fact).at);
    for (const listener of listeners) listener();
  }

  return {
    all: () => [...held.values()],
    holds: (act) => held.has(act),
    allow({ title, detail }, by) {
      if (!held.has(actOf({ title, detail }))) record({ type: 'allowed', title, detail, by });
    },
    forget({ title, detail }, by) {
      if (held.has(actOf({ title, detail }))) record({ type: 'forgotten', title, detail, by });
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
