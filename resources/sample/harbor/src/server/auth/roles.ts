import type { Member } from '../members/members.ts';

/** Admins and owners may change everything except the bill, which is the owner's. */
export function isAdmin(member: Member): boolean {
  return member.role === 'admin' || member.role === 'owner';
}

export function isOwner(member: Member): boolean {
  return member.role === 'owner';
}
