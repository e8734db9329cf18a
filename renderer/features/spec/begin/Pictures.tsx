import { X } from 'lucide-react';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import styles from './NewSpec.module.css';
import type { Picture } from './readFiles.ts';

/** The pictures that will be kept beside the spec. */
export function Pictures({
  pictures,
  onRemove,
}: {
  pictures: readonly Picture[];
  onRemove: (name: string) => void;
}) {
  if (pictures.length === 0) return null;
  return (
    <ul className={styles.pictures} aria-label="Pictures kept with the spec">
      {pictures.map(({ name, url }) => (
        <li key={name}>
          <img src={url} alt="" />
          <span className={styles.pictureName} title={name}>
            {name}
          </span>
          <IconButton name={`Take out ${name}`} icon={X} size="small" onClick={() => onRemove(name)} />
        </li>
      ))}
    </ul>
  );
}
