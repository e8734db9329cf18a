import { clsx } from 'clsx';
import { Command as Cmdk } from 'cmdk';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { DialogFrame } from '#renderer/ui/Dialog.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { KeyCap } from '#renderer/ui/KeyCap.tsx';
import text from '#renderer/ui/text.module.css';
import { type Command, useAllCommands } from './commandStore.ts';
import { findCommands } from './findCommands.ts';
import { closeOverlay, overlayStore } from './overlayStore.ts';
import styles from './Palette.module.css';
import { PaletteRow } from './PaletteRow.tsx';
import { useProject } from './projectStore.ts';
import { usePlaceCommands } from './usePlaceCommands.ts';

/** Find or do: every command and place there is, by a few letters. */
export function Palette() {
  const [query, setQuery] = useState('');
  const found = findCommands([...useAllCommands(), ...usePlaceCommands()], query);
  const project = useProject();
  const act = (command: Command) => {
    if (command.disabled !== undefined) return;
    closeOverlay();
    command.run();
  };
  return (
    <DialogFrame
      open
      onOpenChange={(open) => !open && closeOverlay()}
      label="Find or do"
      className={styles.palette}
      viewportClassName={styles.viewport}
    >
      <Cmdk label="Find or do" loop shouldFilter={false} className={styles.command}>
        <div className={styles.top}>
          <Icon of={Search} size="m" />
          <Cmdk.Input
            autoFocus
            value={query}
            onValueChange={setQuery}
            placeholder="Find or do"
            className={styles.input}
          />
          {project && <span className={clsx(text.small, text.muted)}>in {project.name}</span>}
        </div>
        <Cmdk.List className={styles.list}>
          {found.map(({ section, commands }) => (
            <Cmdk.Group key={section} heading={section} className={styles.group}>
              {commands.map((command) => (
                <PaletteRow key={command.id} command={command} query={query} onAct={act} />
              ))}
            </Cmdk.Group>
          ))}
        </Cmdk.List>
        <Cmdk.Empty className={styles.none}>Nothing fits “{query}”.</Cmdk.Empty>
        <Foot />
      </Cmdk>
    </DialogFrame>
  );
}

function Foot() {
  return (
    <div className={styles.foot}>
      <span>
        <KeyCap keys="arrowup" />
        <KeyCap keys="arrowdown" /> choose
      </span>
      <span>
        <KeyCap keys="enter" /> run
      </span>
      <button type="button" onClick={() => overlayStore.setState({ open: 'shortcuts' })}>
        <KeyCap keys="?" /> all shortcuts
      </button>
    </div>
  );
}
