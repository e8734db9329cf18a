import { Layers, MessageSquare, Palette, ShieldCheck, SquareTerminal, UsersRound } from 'lucide-react';
import { useEffect } from 'react';
import {
  type SettingsSectionId,
  showSettingsSection,
  useSettingsPlace,
} from '#renderer/app/settingsPlace.ts';
import { latest, useFeed } from '#renderer/rpc/useFeed.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { ListRow } from '#renderer/ui/ListRow.tsx';
import { Pane, PaneBody, PaneHead, SectionLabel } from '#renderer/ui/Pane.tsx';
import { Panes } from '#renderer/ui/Panes.tsx';
import type { ScreenProps } from '#renderer/app/screenProps.ts';
import { AgentSettings } from './AgentSettings.tsx';
import { AppearanceSettings } from './AppearanceSettings.tsx';
import { CommandSettings } from './CommandSettings.tsx';
import { LeavesMachine } from './LeavesMachine.tsx';
import { ModelSettings } from './ModelSettings.tsx';
import { PermissionSettings } from './PermissionSettings.tsx';
import { PrivacySettings } from './PrivacySettings.tsx';
import { RuleSettings } from './RuleSettings.tsx';
import styles from './SettingsScreen.module.css';
import { WorkspaceSettings } from './WorkspaceSettings.tsx';

/** What may run here, and what leaves this machine. With a project, its commands too. */
export function SettingsScreen({ projectId }: ScreenProps) {
  const client = useClient();
  const settings = useFeed(client.settings.watch, {}, latest);
  const project = useFeed(client.project.watch, projectId ? { projectId } : null, latest);
  const section = useSettingsPlace();
  const isThere = settings.state === 'live';
  useEffect(() => {
    if (isThere) document.getElementById(`settings-${section}`)?.scrollIntoView({ block: 'start' });
  }, [section, isThere]);

  return (
    <Panes
      id="settings"
      left={{
        width: 232,
        content: (
          <Sections shown={section} projectName={project.state === 'live' ? project.value.name : undefined} />
        ),
      }}
      right={{
        width: 300,
        content: (
          <Pane as="aside" label="What leaves this machine">
            <PaneHead title="What leaves this machine" />
            <PaneBody className={styles.aside}>
              {settings.state === 'live' && <LeavesMachine settings={settings.value} />}
            </PaneBody>
          </Pane>
        ),
      }}
    >
      <Pane as="main" label="Settings" surface="paper">
        <PaneBody className={styles.sections}>
          {settings.state === 'live' && (
            <>
              <AppearanceSettings settings={settings.value} />
              <ModelSettings settings={settings.value} />
              <AgentSettings settings={settings.value} />
              <PrivacySettings />
            </>
          )}
          {project.state === 'live' && (
            <>
              <CommandSettings key={project.value.commandsHash} project={project.value} />
              <RuleSettings project={project.value} />
              <PermissionSettings project={project.value} />
              <WorkspaceSettings key={project.value.id} project={project.value} />
            </>
          )}
        </PaneBody>
      </Pane>
    </Panes>
  );
}

function Sections({
  shown,
  projectName,
}: {
  shown: SettingsSectionId;
  /** Of the project whose sections are there too. */
  projectName: string | undefined;
}) {
  const row = (name: SettingsSectionId, label: string, icon: typeof Palette) => (
    <ListRow
      mark={<Icon of={icon} size="m" />}
      label={label}
      selected={shown === name}
      onSelect={() => showSettingsSection(name)}
    />
  );
  return (
    <Pane as="nav" label="Settings sections">
      <PaneHead title="Settings" />
      <PaneBody>
        <SectionLabel>Overture</SectionLabel>
        {row('appearance', 'Appearance', Palette)}
        {row('models', 'Models', MessageSquare)}
        {row('agents', 'Agents', UsersRound)}
        {row('privacy', 'Privacy and log', ShieldCheck)}
        {projectName !== undefined && (
          <>
            <SectionLabel>{projectName}</SectionLabel>
            {row('commands', 'Commands', SquareTerminal)}
            {row('workspaces', 'Workspaces', Layers)}
          </>
        )}
      </PaneBody>
    </Pane>
  );
}
