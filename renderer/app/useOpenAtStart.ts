import { useEffect } from 'react';
import type { OvertureClient } from '#renderer/rpc/connect.ts';
import { showToast } from '#renderer/ui/toasts.ts';
import { go, routeStore } from './routeStore.ts';

/** A repository named at the start opens at once, unless the address already leads somewhere. */
export function useOpenAtStart(client: OvertureClient): void {
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const openNamed = async () => {
      if (routeStore.getState().route.screen !== 'home') return;
      const info = await client.settings.appInfo({}, { signal });
      if (!info.ok || info.value.openAtStart === null) return;
      const path = info.value.openAtStart;
      const opened = await client.project.open({ path }, { signal });
      if (signal.aborted) return;
      if (opened.ok) return go({ screen: 'project', projectId: opened.value.id });
      showToast({ tone: 'bad', title: 'This folder did not open.', text: path });
    };
    void openNamed();
    return () => controller.abort();
  }, [client]);
}
