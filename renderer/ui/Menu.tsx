import { Menu as Base } from '@base-ui/react/menu';
import { clsx } from 'clsx';
import { Check, type LucideIcon } from 'lucide-react';
import { type ReactElement, type ReactNode } from 'react';
import styles from './floating.module.css';
import { Icon } from './Icon.tsx';
import { KeyCap } from './KeyCap.tsx';

export type MenuItem =
  | {
      readonly label: ReactNode;
      readonly onSelect: () => void;
      readonly icon?: LucideIcon;
      readonly detail?: ReactNode;
      readonly end?: ReactNode;
      readonly keys?: string;
      readonly checked?: boolean;
      readonly disabled?: boolean;
      readonly danger?: boolean;
    }
  | { readonly heading: string }
  | 'separator';

/** A list of acts under `trigger`, which must take a ref and its props (Button and IconButton's element do). */
export function Menu({
  trigger,
  items,
  align = 'start',
}: {
  trigger: ReactElement;
  items: readonly MenuItem[];
  align?: 'start' | 'center' | 'end';
}) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} className={styles.positioner}>
          <Base.Popup className={styles.popup}>
            {items.map((item, index) => (
              <MenuLine key={index} item={item} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function MenuLine({ item }: { item: MenuItem }) {
  if (item === 'separator') return <Base.Separator className={styles.separator} />;
  if ('heading' in item) return <div className={styles.heading}>{item.heading}</div>;
  return (
    <Base.Item
      className={clsx(styles.item, item.danger && styles.danger)}
      disabled={item.disabled ?? false}
      onClick={item.onSelect}
    >
      {item.checked !== undefined && (
        <span className={styles.check}>{item.checked && <Icon of={Check} name="chosen" />}</span>
      )}
      {item.icon && <Icon of={item.icon} className={item.danger ? undefined : styles.glyph} />}
      <span className={styles.words}>
        <span>{item.label}</span>
        {item.detail && <span className={styles.detail}>{item.detail}</span>}
      </span>
      {(item.end || item.keys) && (
        <span className={styles.end}>
          {item.end}
          {item.keys && <KeyCap keys={item.keys} />}
        </span>
      )}
    </Base.Item>
  );
}
