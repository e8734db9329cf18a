import { type RefObject, useEffect, useRef } from 'react';
import styles from './Editor.module.css';
import { GhostLines } from './GhostLines.tsx';
import type { EditorGhost } from './MarkdownEditor.tsx';
import { monaco } from './monaco.ts';

type Editor = ReturnType<typeof monaco.editor.create>;
type Room = { readonly resize: (height: number) => void };

/**
 * Proposed lines between the editor's own. The editor only leaves room for them, for what it draws
 * there itself is hidden from readers; they stand on a layer above, and follow its scrolling.
 */
export function GhostLayer({
  editor,
  ghosts,
  onAccept,
  onEdit,
  onReject,
}: {
  editor: RefObject<Editor | undefined>;
  ghosts: readonly EditorGhost[];
  onAccept: (id: string) => void;
  onEdit: (id: string) => void;
  onReject: (id: string) => void;
}) {
  const layer = useRef<HTMLDivElement>(null);
  const rooms = useRef(new Map<string, Room>());
  const key = JSON.stringify(ghosts);

  useEffect(() => {
    const shown = editor.current;
    const boxes = layer.current;
    if (!shown || !boxes) return;
    const drawn = JSON.parse(key) as readonly EditorGhost[];
    const marks = shown.createDecorationsCollection(drawn.flatMap(removedMark));
    const place = () => {
      const { contentLeft, verticalScrollbarWidth } = shown.getLayoutInfo();
      boxes.style.left = `${contentLeft}px`;
      boxes.style.right = `${verticalScrollbarWidth}px`;
    };
    place();
    const layout = shown.onDidLayoutChange(place);
    const removeRoom = makeRoom(shown, drawn, boxes, rooms.current);
    return () => {
      marks.clear();
      layout.dispose();
      removeRoom();
    };
  }, [editor, key]);

  return (
    <div ref={layer} className={styles.ghostLayer}>
      {ghosts.map((ghost) => (
        <div key={ghost.id} data-ghost={ghost.id} className={styles.ghostBox}>
          <GhostLines
            ghost={ghost}
            onHeight={(height) => rooms.current.get(ghost.id)?.resize(height)}
            onAccept={onAccept}
            onEdit={onEdit}
            onReject={onReject}
          />
        </div>
      ))}
    </div>
  );
}

function removedMark({ removed }: EditorGhost) {
  if (!removed) return [];
  return [
    {
      range: new monaco.Range(removed.start, 1, removed.end, 1),
      options: {
        isWholeLine: true,
        className: styles.gone ?? '',
        linesDecorationsClassName: styles.goneEdge ?? '',
      },
    },
  ];
}

/** Opens room below the line of each ghost and moves its box there as the editor scrolls; returns the way back. */
function makeRoom(
  editor: Editor,
  ghosts: readonly EditorGhost[],
  layer: HTMLElement,
  rooms: Map<string, Room>,
): () => void {
  const zoneIds: string[] = [];
  editor.changeViewZones((accessor) => {
    for (const ghost of ghosts) {
      const box = layer.querySelector<HTMLElement>(`[data-ghost="${CSS.escape(ghost.id)}"]`);
      const gutter = document.createElement('div');
      gutter.className = styles.ghostGutter ?? '';
      const zone = {
        afterLineNumber: ghost.afterLine,
        heightInPx: box?.offsetHeight ?? 21,
        domNode: document.createElement('div'),
        marginDomNode: gutter,
        onDomNodeTop: (top: number) => box?.style.setProperty('transform', `translateY(${top}px)`),
      };
      const zoneId = accessor.addZone(zone);
      zoneIds.push(zoneId);
      rooms.set(ghost.id, {
        resize(height) {
          if (height === zone.heightInPx) return;
          zone.heightInPx = height;
          editor.changeViewZones((again) => again.layoutZone(zoneId));
        },
      });
    }
  });
  return () => {
    rooms.clear();
    editor.changeViewZones((accessor) => {
      for (const zoneId of zoneIds) accessor.removeZone(zoneId);
    });
  };
}
