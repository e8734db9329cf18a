export type AuditEntry = { at: number; workspace: string; by: string; what: string };

/** What happened in a workspace, oldest first. */
export class AuditLog {
  private readonly entries: AuditEntry[] = [];

  record(entry: AuditEntry): void {
    this.entries.push(entry);
  }

  list(workspace: string): AuditEntry[] {
    return this.entries.filter((entry) => entry.workspace === workspace);
  }
}
