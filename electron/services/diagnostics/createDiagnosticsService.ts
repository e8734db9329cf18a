import type { Clock } from '#electron/host/clock.ts';
import type { Shell } from '#electron/host/shell.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { ok } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { Readiness } from '#shared/project/project.ts';
import type { Settings } from '#shared/settings/settings.ts';
import { logPath, readLog } from './logFile.ts';
import { writeReport } from './writeReport.ts';

export type DiagnosticsNeeds = {
  readonly dataDir: string;
  readonly version: string;
  readonly shell: Pick<Shell, 'kind' | 'revealPath'>;
  readonly clock: Clock;
  readonly settings: () => Settings;
  readonly readiness: () => Promise<Readiness>;
  readonly repositories: () => readonly string[];
};

/** What happened on this machine, for its person alone: shown and copied here, sent nowhere. */
export function createDiagnosticsService(needs: DiagnosticsNeeds): Handlers<OvertureContract>['diagnostics'] {
  const path = logPath(needs.dataDir);
  return {
    log: async () => ok({ path, entries: [...(await readLog(path))] }),
    async report() {
      const [entries, readiness] = await Promise.all([readLog(path), needs.readiness()]);
      const text = writeReport({
        version: needs.version,
        shell: needs.shell.kind === 'electron' ? 'in its own window' : 'in a browser',
        settings: needs.settings(),
        readiness,
        entries,
        repositories: needs.repositories(),
        at: new Date(needs.clock()).toISOString(),
      });
      return ok({ text });
    },
    revealLog: async () => ok({ shown: await needs.shell.revealPath(path) }),
  };
}
