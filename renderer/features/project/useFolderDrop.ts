import { type DragEvent, useEffect, useEffectEvent, useState } from 'react';
import { useAppInfo } from '#renderer/app/useAppInfo.ts';
import { isDroppedMessage } from '#shared/contract/windowMessages.ts';

/**
 * Opens a folder that is dropped on the page. Only a window of its own learns where it lies; a browser keeps that from
 * pages, so there a person is asked.
 */
export function useFolderDrop({
  onFolder,
  onNoPath,
}: {
  onFolder: (path: string) => void;
  onNoPath: () => void;
}) {
  const isWindow = useAppInfo()?.shell === 'electron';
  const [isOver, setOver] = useState(false);

  const take = useEffectEvent(onFolder);
  useEffect(() => {
    const onMessage = (event: MessageEvent<unknown>) => {
      if (event.source === window && isDroppedMessage(event.data)) take(event.data.path);
    };
    window.addEventListener('message', onMessage);
    return () => window.removeEventListener('message', onMessage);
  }, []);

  const handlers = {
    onDragOver(event: DragEvent) {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop(event: DragEvent) {
      event.preventDefault();
      setOver(false);
      if (!isWindow && event.dataTransfer.files.length > 0) onNoPath();
    },
  };
  return { isOver, handlers };
}
