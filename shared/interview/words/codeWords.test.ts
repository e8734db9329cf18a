import { expect, test } from 'vitest';
import { definedName, roleIn } from './codeWords.ts';

test.each([
  ['export function isAdmin(role: string) {', 'isAdmin'],
  ['export const canEdit = (user: User) => true;', 'canEdit'],
  ['class SettingsPolicy {', 'SettingsPolicy'],
  ['def can_edit(user):', 'can_edit'],
  ['async changeSettings(input) {', 'changeSettings'],
  ['if (role === "admin") return;', null],
  ['// isAdmin decides', null],
])('%s defines %s', (line, name) => {
  expect(definedName(line)).toBe(name);
});

test.each([
  ['return role === "admin";', 'admins'],
  ['export function isOwner(user) {', 'owners'],
  ['if (!user.isAdministrator) throw new Forbidden();', 'administrators'],
  ['return user.permissions.includes(action);', null],
])('%s speaks of %s', (line, role) => {
  expect(roleIn(line)).toBe(role);
});
