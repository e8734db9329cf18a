import type { Member } from '../src/server/members/members.ts';

export const owner: Member = { id: 'ada', name: 'Ada', role: 'owner' };
export const admin: Member = { id: 'ben', name: 'Ben', role: 'admin' };
export const member: Member = { id: 'cleo', name: 'Cleo', role: 'member' };
