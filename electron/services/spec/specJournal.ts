import type { OpenProject } from '#electron/services/project/openProject.ts';
import type { Proposal } from '#shared/spec/proposal.ts';
import {
  emptySpecRecord,
  evolveSpecRecord,
  type SpecEvent,
  type SpecRecord,
  specEventSchema,
} from '#shared/spec/specEvent.ts';

/** The facts about specs, shared by the services that propose and the one that decides. */
export interface SpecJournal {
  read(project: OpenProject, specId: string): SpecRecord;
  append(project: OpenProject, specId: string, event: SpecEvent): void;
  propose(project: OpenProject, specId: string, proposals: readonly Proposal[]): void;
  /** Takes back those of `ids` that nobody has decided. */
  withdraw(project: OpenProject, specId: string, ids: readonly string[]): void;
  /** Tells everyone who watches the spec that its file was written. */
  touch(project: OpenProject, specId: string): void;
  /** Called after a fact or a write, within the same turn. Returns the way to stop. */
  onChange(project: OpenProject, specId: string, listener: () => void): () => void;
}

export function createSpecJournal(): SpecJournal {
  const listeners = new Map<string, Set<() => void>>();
  const keyOf = (project: OpenProject, specId: string) => `${project.id}/${specId}`;

  function tell(project: OpenProject, specId: string): void {
    for (const listener of listeners.get(keyOf(project, specId)) ?? []) listener();
  }
  function append(project: OpenProject, specId: string, event: SpecEvent): void {
    project.ledger.append(specStream(specId), event);
    tell(project, specId);
  }
  const read = (project: OpenProject, specId: string) =>
    project.ledger
      .read(specStream(specId))
      .reduce(
        (record, entry) => evolveSpecRecord(record, specEventSchema.parse(entry.body), entry.at),
        emptySpecRecord,
      );

  return {
    read,
    append,
    propose(project, specId, proposals) {
      if (proposals.length > 0) append(project, specId, { type: 'proposed', proposals: [...proposals] });
    },
    withdraw(project, specId, ids) {
      const waiting = read(project, specId).proposals.map(({ id }) => id);
      const own = ids.filter((id) => waiting.includes(id));
      if (own.length > 0) append(project, specId, { type: 'withdrawn', ids: own });
    },
    touch: tell,
    onChange(project, specId, listener) {
      const key = keyOf(project, specId);
      const own = listeners.get(key) ?? new Set();
      listeners.set(key, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(key) === own) listeners.delete(key);
      };
    },
  };
}

export function specStream(specId: string): string {
  return `spec:${specId}`;
}
