import { AuditLog } from './audit/audit-log.ts';
import { Router } from './http/router.ts';
import { Members } from './members/members.ts';
import { MembersCache } from './members/members-cache.ts';
import { type Bill, billingRoutes } from './routes/billing.ts';
import { SettingsStore, settingsRoutes } from './routes/settings.ts';

/** Harbor without its server: every test talks to this. */
export function createApp(now: () => number = Date.now) {
  const members = new Members();
  const router = new Router();
  const settings = new SettingsStore();
  const bills = new Map<string, Bill>();
  settingsRoutes(router, settings);
  billingRoutes(router, bills);
  return { router, members, cache: new MembersCache(members, now), settings, bills, audit: new AuditLog() };
}
