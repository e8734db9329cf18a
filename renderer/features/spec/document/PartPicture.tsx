import { useEffect, useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import styles from './PartPicture.module.css';
import { useSpec } from '../specStore.ts';

const ALONE = /^!\[([^\]]*)\]\(\s*<?([^)>\s]+)>?\s*\)$/;

/** The picture that a paragraph is about, when it is nothing else and the picture lies in the spec's folder. */
export function PartPicture({ text }: { text: string }) {
  const [, alt = '', address] = ALONE.exec(text.trim()) ?? [];
  const data = usePicture(address);
  return data ? <img className={styles.picture} src={data} alt={alt} /> : null;
}

function usePicture(address: string | undefined): string | undefined {
  const client = useClient();
  const projectId = useSpec((store) => store.projectId);
  const specId = useSpec((store) => store.specId);
  const [found, setFound] = useState<{ readonly of: string; readonly data: string | null }>();
  useEffect(() => {
    if (address === undefined || !projectId || !specId) return;
    const controller = new AbortController();
    const path = pathIn(address);
    void client.handover
      .picture({ projectId, specId, path }, { signal: controller.signal })
      .then((result) => {
        if (!controller.signal.aborted) setFound({ of: address, data: result.ok ? result.value.data : null });
      });
    return () => controller.abort();
  }, [client, projectId, specId, address]);
  return found !== undefined && found.of === address ? (found.data ?? undefined) : undefined;
}

function pathIn(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
