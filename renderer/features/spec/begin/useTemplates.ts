import { useEffect, useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import type { SpecTemplate } from '#shared/brief/contract.ts';

/** What a new spec can begin with; none until the host has said. */
export function useTemplates(): readonly SpecTemplate[] {
  const client = useClient();
  const [templates, setTemplates] = useState<readonly SpecTemplate[]>([]);
  useEffect(() => {
    const controller = new AbortController();
    void client.brief.templates({}, { signal: controller.signal }).then((result) => {
      if (result.ok) setTemplates(result.value);
    });
    return () => controller.abort();
  }, [client]);
  return templates;
}
