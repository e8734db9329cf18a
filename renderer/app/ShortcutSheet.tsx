import { Keyboard } from 'lucide-react';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { KeyCap } from '#renderer/ui/KeyCap.tsx';
import { closeOverlay } from './overlayStore.ts';
import { SHORTCUT_GROUPS, SHORTCUTS } from './shortcuts.ts';
import styles from './ShortcutSheet.module.css';

/** Every key there is. */
export function ShortcutSheet() {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && closeOverlay()}
      size="large"
      icon={Keyboard}
      title="All shortcuts"
      summary="Single letters act only while no field has the focus. They can be switched off in Settings."
    >
      <div className={styles.groups} role="group" aria-label="Shortcuts" tabIndex={0}>
        {SHORTCUT_GROUPS.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.ids.map((id) => (
                <div key={id} className={styles.line}>
                  <dt>{SHORTCUTS[id].act}</dt>
                  <dd>
                    {SHORTCUTS[id].keys.map((keys) => (
                      <KeyCap key={keys} keys={keys} split />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
