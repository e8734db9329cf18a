import { FileCode, type LucideIcon } from 'lucide-react';
import { Icon } from './Icon.tsx';
import styles from './marks.module.css';

/** A path with its last part strong. */
export function FileName({ path, plain = false }: { path: string; plain?: boolean }) {
  const cut = path.lastIndexOf('/') + 1;
  return (
    <span className={styles.file}>
      {plain ? (
        path
      ) : (
        <>
          {path.slice(0, cut)}
          <b>{path.slice(cut)}</b>
        </>
      )}
    </span>
  );
}

/** A place in the code, such as routes/settings.ts:41; with `onOpen` it is a button. */
export function FileRef({
  path,
  line,
  icon = FileCode,
  onOpen,
}: {
  path: string;
  line?: number | undefined;
  icon?: LucideIcon | null;
  onOpen?: (() => void) | undefined;
}) {
  const words = line === undefined ? path : `${path}:${line}`;
  const glyph = icon && <Icon of={icon} />;
  if (!onOpen) {
    return (
      <span className={styles.fileRef}>
        {glyph}
        {words}
      </span>
    );
  }
  return (
    <button type="button" className={styles.fileRef} onClick={onOpen}>
      {glyph}
      {words}
    </button>
  );
}
