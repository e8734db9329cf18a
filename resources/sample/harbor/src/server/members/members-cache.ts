import type { Member, Members } from './members.ts';

const KEEP_MS = 60_000;

/** Looking a member up is slow in production, so a role is read again only every 60 seconds. */
export class MembersCache {
  private readonly members: Members;
  private readonly now: () => number;
  private readonly kept = new Map<string, { member: Member; until: number }>();

  constructor(members: Members, now: () => number) {
    this.members = members;
    this.now = now;
  }

  find(workspace: string, id: string): Member {
    const key = `${workspace}/${id}`;
    const kept = this.kept.get(key);
    if (kept && kept.until > this.now()) return kept.member;
    const member = this.members.find(workspace, id);
    this.kept.set(key, { member, until: this.now() + KEEP_MS });
    return member;
  }
}
