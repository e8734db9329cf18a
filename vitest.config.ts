import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Three projects, so that a person can run the fast ones alone; e2e drives a real Chromium and builds first. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,electron,renderer,build}/**/*.test.{ts,tsx}'],
          setupFiles: ['test/helpers/propertySeed.ts'],
          testTimeout: 30_000,
          // Loading the same modules anew for each of hundreds of files took more time than their tests.
          isolate: false,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          setupFiles: ['test/helpers/propertySeed.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          // Real agent programs against a model on loopback; `npm run test:agents` installs them.
          name: 'agents',
          include: ['test/agents/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          // What is awaited appears when it appears; a busy machine is not a failure.
          expect: { poll: { timeout: 15_000 } },
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
          // A page keeps two processors busy.
          maxWorkers: Math.max(1, Math.floor(availableParallelism() / 2)),
          setupFiles: ['test/e2e/setUp.ts'],
          globalSetup: ['test/e2e/globalSetup.ts'],
        },
      },
      {
        test: {
          // Needs Electron's own program; `npm run test:electron` says when there is none.
          name: 'electron',
          include: ['test/electron/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          globalSetup: ['test/e2e/globalSetup.ts'],
        },
      },
    ],
  },
});
