import type { ElectronApi } from './electronApi.ts';

/**
 * Quitting asks first where `confirm` says so, then waits for `finish`, so that what the host holds is written; then
 * it goes on by itself. A system that shuts down is not asked: it would end everything anyway.
 */
export function quitAfter(
  app: ElectronApi['app'],
  steps: {
    readonly confirm: () => Promise<boolean>;
    readonly stay: () => void;
    readonly finish: () => Promise<void>;
    readonly report: (error: unknown) => void;
  },
): void {
  let state: 'open' | 'asking' | 'finishing' | 'finished' = 'open';
  app.on('before-quit', (event) => {
    if (state === 'finished') return;
    event.preventDefault();
    if (state !== 'open') return;
    state = 'asking';
    quit().catch(steps.report);
  });

  async function quit(): Promise<void> {
    if (!(await steps.confirm())) {
      state = 'open';
      return steps.stay();
    }
    state = 'finishing';
    await steps.finish().catch(steps.report);
    state = 'finished';
    app.quit();
  }
}
