import { useEffect, useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import type { AppInfo } from '#shared/settings/settings.ts';

/** What this start of Overture is; undefined until the host has said so. */
export function useAppInfo(): AppInfo | undefined {
  const client = useClient();
  const [info, setInfo] = useState<AppInfo>();
  useEffect(() => {
    const controller = new AbortController();
    void client.settings.appInfo({}, { signal: controller.signal }).then((answer) => {
      if (answer.ok) setInfo(answer.value);
    });
    return () => controller.abort();
  }, [client]);
  return info;
}
