/** The files of the sample, and where its spec lies. */
export const HARBOR =
  `src/server/app.ts src/server/audit/audit-log.ts src/server/auth/roles.ts src/server/http/errors.ts
  src/server/http/router.ts src/server/main.ts src/server/members/members-cache.ts src/server/members/members.ts
  src/server/routes/billing.ts src/server/routes/settings.ts src/web/settings/settings-page.ts test/billing.test.ts
  test/members-cache.test.ts test/people.ts test/settings.test.ts README.md package.json`.split(/\s+/);
export const HARBOR_SPEC = 'resources/sample/harbor/specs/001-settings-editors/spec.md';
