/** An entry of a scope: a glob, or a file of which one name is meant. */
export type ScopeEntry = { readonly glob: string; readonly symbol: string | null };

const WITH_SYMBOL = /^(?<glob>[^#]*[^#/]\.\w+)#(?<symbol>[\p{L}_$][\p{L}\p{N}_$.]*)$/u;

/** Reads `src/roles.ts#isAdmin`; a `#` anywhere else belongs to the name of the file. */
export function readScopeEntry(entry: string): ScopeEntry {
  const { glob = entry, symbol = null } = WITH_SYMBOL.exec(entry)?.groups ?? {};
  return { glob, symbol };
}

/** The entry without the name in the file. */
export function globOf(entry: string): string {
  return entry.includes('#') ? readScopeEntry(entry).glob : entry;
}
