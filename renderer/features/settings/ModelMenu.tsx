import { ChevronDown } from 'lucide-react';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import styles from './ModelSettings.module.css';

/** What the service offers, asked for when the list opens. */
export function ModelMenu({
  offered,
  disabled,
  onLoad,
  onChoose,
}: {
  offered: readonly string[] | string | undefined;
  disabled: boolean;
  onLoad: () => void;
  onChoose: (name: string) => void;
}) {
  const items =
    typeof offered === 'object'
      ? offered.map((name) => ({ label: name, onSelect: () => onChoose(name) }))
      : [{ heading: offered ?? 'Asking the service…' }];
  return (
    <Menu
      align="end"
      items={items.length > 0 ? items : [{ heading: 'The service names no models' }]}
      trigger={
        <button type="button" className={styles.choose} disabled={disabled} onClick={onLoad}>
          Choose
          <Icon of={ChevronDown} size="xs" />
        </button>
      }
    />
  );
}
