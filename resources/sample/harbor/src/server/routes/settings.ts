import { isAdmin } from '../auth/roles.ts';
import { Refused } from '../http/errors.ts';
import type { Router } from '../http/router.ts';

export type Settings = { name: string; logo: string | null; singleSignOn: boolean };

const DEFAULTS: Settings = { name: 'New workspace', logo: null, singleSignOn: false };

export class SettingsStore {
  private readonly byWorkspace = new Map<string, Settings>();

  read(workspace: string): Settings {
    return this.byWorkspace.get(workspace) ?? DEFAULTS;
  }

  change(workspace: string, patch: Partial<Settings>): Settings {
    const changed = { ...this.read(workspace), ...patch };
    this.byWorkspace.set(workspace, changed);
    return changed;
  }
}

export function settingsRoutes(router: Router, settings: SettingsStore): void {
  router.on('GET', '/w/:id/settings', (_request, { id = '' }) => ({ status: 200, body: settings.read(id) }));

  router.on('PATCH', '/w/:id/settings', (request, { id = '' }) => {
    if (!isAdmin(request.member)) throw new Refused(401, 'admins-only');
    return { status: 200, body: settings.change(id, parseSettings(request.body)) };
  });

  router.on('POST', '/w/:id/settings/logo', (request, { id = '' }) => {
    if (!isAdmin(request.member)) throw new Refused(401, 'admins-only');
    const { logo } = parseSettings(request.body);
    if (!logo) throw new Refused(400, 'no-logo');
    return { status: 200, body: settings.change(id, { logo }) };
  });
}

function parseSettings(body: unknown): Partial<Settings> {
  if (typeof body !== 'object' || body === null) throw new Refused(400, 'not-settings');
  const given = body as Record<string, unknown>;
  return {
    ...(typeof given['name'] === 'string' && { name: given['name'] }),
    ...(typeof given['logo'] === 'string' && { logo: given['logo'] }),
    ...(typeof given['singleSignOn'] === 'boolean' && { singleSignOn: given['singleSignOn'] }),
  };
}
