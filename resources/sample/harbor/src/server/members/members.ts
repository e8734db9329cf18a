import { NotFound } from '../http/errors.ts';

export type Role = 'owner' | 'admin' | 'member';
export type Member = { id: string; name: string; role: Role };

/** The people of each workspace. In memory: Harbor is a sample. */
export class Members {
  private readonly byWorkspace = new Map<string, Map<string, Member>>();

  add(workspace: string, member: Member): void {
    const members = this.byWorkspace.get(workspace) ?? new Map<string, Member>();
    members.set(member.id, member);
    this.byWorkspace.set(workspace, members);
  }

  find(workspace: string, id: string): Member {
    const member = this.byWorkspace.get(workspace)?.get(id);
    if (!member) throw new NotFound('member');
    return member;
  }

  list(workspace: string): Member[] {
    return [...(this.byWorkspace.get(workspace)?.values() ?? [])];
  }

  setRole(workspace: string, id: string, role: Role): Member {
    const changed = { ...this.find(workspace, id), role };
    this.add(workspace, changed);
    return changed;
  }
}
