import { Trash2 } from 'lucide-react';
import { useActor } from '#renderer/features/run/useActor.ts';
import { inWords } from '#renderer/features/run/useAct.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { latest, useFeed } from '#renderer/rpc/useFeed.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import text from '#renderer/ui/text.module.css';
import { showToast } from '#renderer/ui/toasts.ts';
import type { ProjectState } from '#shared/project/project.ts';
import type { Permission } from '#shared/run/permission.ts';
import { describeRunError } from '#shared/run/runError.ts';
import styles from './SettingsScreen.module.css';
import { SettingsSection } from './SettingsSection.tsx';

/** What agents may do in this project without asking; taken back, they ask again. */
export function PermissionSettings({ project }: { project: ProjectState }) {
  const client = useClient();
  const by = useActor();
  const feed = useFeed(client.run.permissions, { projectId: project.id }, latest);
  const forget = async ({ title, detail }: Permission) => {
    const result = await client.run.forgetPermission({ projectId: project.id, title, detail, by });
    if (!result.ok) showToast({ tone: 'bad', title: inWords(result.error, describeRunError) });
  };
  const permissions = feed.state === 'live' ? feed.value : [];
  return (
    <SettingsSection
      id="permissions"
      title={`Always allowed in ${project.name}`}
      note="What you let agents do for good, on this machine."
    >
      {permissions.map((permission) => (
        <div
          key={`${permission.title} ${permission.detail}`}
          className={styles.row}
          role="group"
          aria-label={permission.detail}
        >
          <div className={styles.words}>
            <p className={`${styles.title} ${text.mono}`}>{permission.detail}</p>
            <p className={styles.note}>
              {wordsOf(permission)} Allowed by {permission.by}.
            </p>
          </div>
          <IconButton
            name={`Ask again about ${permission.detail}`}
            icon={Trash2}
            onClick={() => void forget(permission)}
          />
        </div>
      ))}
      {permissions.length === 0 && (
        <div className={styles.row}>
          <p className={styles.note}>Nothing. Agents ask each time.</p>
        </div>
      )}
    </SettingsSection>
  );
}

/** “May it run this command?” told as what may be done. */
function wordsOf({ title }: Permission): string {
  return title.replace(/^May it (.+)\?$/, 'Agents may $1.');
}
