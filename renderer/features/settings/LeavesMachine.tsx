import { Check } from 'lucide-react';
import { useAppInfo } from '#renderer/app/useAppInfo.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import { departures } from '#shared/settings/departures.ts';
import type { Settings } from '#shared/settings/settings.ts';
import styles from './SettingsScreen.module.css';

/** What is sent to whom, by the settings as they are. */
export function LeavesMachine({ settings }: { settings: Settings }) {
  const sent = departures(settings);
  const info = useAppInfo();
  const asksForUpdates = info?.shell === 'electron' && ['darwin', 'win32'].includes(info.platform);
  return (
    <>
      {sent.length === 0 && (
        <p>
          {settings.model
            ? 'Nothing. The model runs on this machine.'
            : 'Nothing. The interview, the plan and the review work here, without a model and without an account.'}
        </p>
      )}
      {sent.map(({ when, to, what }) => (
        <div key={`${when} ${to ?? ''}`} className={styles.departure}>
          {to === null ? (
            <p>{when} go to that program, and where it sends them:</p>
          ) : (
            <p>
              {when} go to <strong>{to}</strong>:
            </p>
          )}
          <ul className={styles.sent}>
            {what.map((one) => (
              <li key={one}>
                <Icon of={Check} />
                {one}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {sent.some(({ to }) => to !== null) && (
        <p>
          A model never gets keys, files that hold secrets by custom, or what overture.yaml carries into
          workspaces.
        </p>
      )}
      <p>
        Branches and pull requests go to your own repository’s server, when you press the button for it.
        {asksForUpdates && ' An installed Overture asks its maker’s server for a newer version.'}
      </p>
      <p>There is no telemetry: Overture itself reports nothing to anyone.</p>
    </>
  );
}
