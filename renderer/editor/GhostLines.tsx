import { Check } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './Editor.module.css';
import type { EditorGhost } from './MarkdownEditor.tsx';

/** Proposed lines and the answers to them. Reports its height in px, for the editor leaves that much room. */
export function GhostLines({
  ghost,
  onHeight,
  onAccept,
  onEdit,
  onReject,
}: {
  ghost: EditorGhost;
  onHeight: (height: number) => void;
  onAccept: (id: string) => void;
  onEdit: (id: string) => void;
  onReject: (id: string) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const shown = box.current;
    if (!shown) return;
    const observer = new ResizeObserver(() => onHeight(shown.offsetHeight));
    observer.observe(shown);
    return () => observer.disconnect();
  }, [onHeight]);
  return (
    <div ref={box} className={styles.ghost} role="group" aria-label={ghost.label}>
      <ins className={styles.ghostText}>{ghost.lines.join('\n')}</ins>
      <span className={styles.ghostActs}>
        <Button size="small" icon={Check} onClick={() => onAccept(ghost.id)}>
          Accept
        </Button>
        <Button size="small" onClick={() => onEdit(ghost.id)}>
          Edit
        </Button>
        <Button size="small" onClick={() => onReject(ghost.id)}>
          Reject
        </Button>
      </span>
    </div>
  );
}
