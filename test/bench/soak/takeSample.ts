import type { CDPSession } from 'playwright-core';
import type { HostInspector } from './hostInspector.ts';
import { processFacts } from './processFacts.ts';

export type Sample = Readonly<
  Record<
    | 'pageMb'
    | 'nodes'
    | 'listeners'
    | 'documents'
    | 'hostMb'
    | 'residentMb'
    | 'threads'
    | 'handles'
    | 'watches'
    | 'children',
    number
  >
>;

/** What page and host hold at rest, once what nobody needs is gone. */
export async function takeSample(page: CDPSession, host: HostInspector, pid: number): Promise<Sample> {
  // What a finalizer or a closed worker let go of is collected only the second time.
  for (let time = 0; time < 2; time += 1) await page.send('HeapProfiler.collectGarbage');
  const { usedSize } = await page.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners, documents } = await page.send('Memory.getDOMCounters');
  return {
    pageMb: usedSize / 1e6,
    nodes,
    listeners: jsEventListeners,
    documents,
    hostMb: (await host.heapBytes()) / 1e6,
    ...(await processFacts(pid)),
  };
}
