import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { noteBundledPackages } from './build/bundledPackages.ts';

const root = import.meta.dirname;
const at = (path: string) => resolve(root, path);

/** electron-vite makes addresses relative; the page has routes of several segments and both shells serve it at “/”. */
const servedAtTheRoot: Plugin = {
  name: 'overture:base',
  enforce: 'post',
  config: () => ({ base: '/' }),
};

/** The faces of the first screen. The page would ask for them only once it lays its text out. */
const FIRST_FONTS = /(?:inter-latin-wght|source-serif-4-latin-opsz)-normal-[^/]*\.woff2$/;
const fontsAtOnce: Plugin = {
  name: 'overture:fonts',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) =>
      Object.keys(bundle)
        .filter((file) => FIRST_FONTS.test(file))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: '' },
          injectTo: 'head',
        })),
  },
};

/** The Node programs: the window's shell, the host it forks, the browser shell, which is both in one, the command, and a thread. */
const programs = Object.fromEntries(
  Object.entries({
    shell: at('electron/shell/main.ts'),
    host: at('electron/host/utilityMain.ts'),
    browser: at('electron/browser/main.ts'),
    cli: at('electron/cli/main.ts'),
    codeWorker: at('electron/services/code/codeWorker.ts'),
  }).filter(([, path]) => existsSync(path)),
);

export default defineConfig({
  main: {
    plugins: [noteBundledPackages(at('out/packages/main.json'))],
    build: {
      outDir: at('out/main'),
      target: 'node24',
      emptyOutDir: true,
      sourcemap: true,
      // Bundled, a program starts from a few files instead of looking for hundreds in node_modules.
      externalizeDeps: false,
      rolldownOptions: {
        input: programs,
        // Native helpers that ws tries to find and does without.
        external: ['bufferutil', 'utf-8-validate'],
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          // Less to read at every start; names stay, so that a stack in a log can be read.
          minify: { compress: true, mangle: false, codegen: true },
        },
      },
    },
  },
  preload: {
    plugins: [noteBundledPackages(at('out/packages/preload.json'))],
    build: {
      outDir: at('out/preload'),
      target: 'node24',
      emptyOutDir: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('electron/preload/preload.ts') },
        // A sandboxed preload cannot be an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react(), servedAtTheRoot, fontsAtOnce, noteBundledPackages(at('out/packages/renderer.json'))],
    worker: { format: 'es' },
    build: {
      outDir: at('out/renderer'),
      target: 'chrome148',
      emptyOutDir: true,
      minify: true,
      // Inlined fonts would be data: addresses, which the content security policy refuses.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4_000,
      rolldownOptions: {
        input: at('renderer/index.html'),
        // A request costs more than its bytes here: what every start needs comes in one, what reads the host's
        // replies in the next, and what nearly every screen is made of in two more.
        output: {
          codeSplitting: {
            groups: [
              { name: 'start', tags: ['$initial'], priority: 4 },
              { name: 'replies', test: /[\\/]rpc[\\/]overtureReplies\.ts$/, priority: 3 },
              { name: 'ui', test: /[\\/]renderer[\\/]ui[\\/]|[\\/]lucide-react[\\/]/, priority: 2 },
              { name: 'text', test: /[\\/]shared[\\/]/, priority: 1 },
            ],
          },
        },
      },
    },
  },
});
