import type { Channel } from '#shared/contract/channel.ts';
import { createClient } from '#shared/contract/createClient.ts';
import { createReplyReader } from '#shared/contract/replyReader.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { type Handlers, serve } from '#shared/contract/serve.ts';
import type { Shell } from './shell.ts';
import { shellContract } from './shellContract.ts';

/** The shell as the host in Electron's utility process sees it: every call crosses the port. */
export function createRemoteShell(channel: Channel): Shell {
  const { shell } = createClient(channel, createReplyReader(shellContract));
  return {
    kind: 'electron',
    chooseFolder: async () => answer(await shell.chooseFolder({})),
    keepsSecretsForGood: async () => answer(await shell.keepsSecretsForGood({})),
    keepSecret: async (name, value) => void answer(await shell.keepSecret({ name, value })),
    readSecret: async (name) => answer(await shell.readSecret({ name })),
    notify: async (notice) => void answer(await shell.notify(notice)),
    noteWork: async (count) => void answer(await shell.noteWork({ count })),
    openLink: async (url) => answer(await shell.openLink({ url })),
    revealPath: async (path) => answer(await shell.revealPath({ path })),
    async printPage(html) {
      const printed = await shell.printPage({ html });
      if (printed.ok) return ok(Buffer.from(printed.value, 'base64'));
      const { error } = printed;
      return fail('message' in error ? { code: 'printFailed', reason: error.message } : error);
    },
  };
}

/** Answers a host's questions with a shell. Returns the way to stop. */
export function serveShell(channel: Channel, shell: Shell, report: (error: unknown) => void): () => void {
  const handlers: Handlers<typeof shellContract> = {
    shell: {
      chooseFolder: async () => ok(await shell.chooseFolder()),
      keepsSecretsForGood: async () => ok(await shell.keepsSecretsForGood()),
      keepSecret: async ({ name, value }) => ok((await shell.keepSecret(name, value), null)),
      readSecret: async ({ name }) => ok(await shell.readSecret(name)),
      notify: async ({ title, body, route }) =>
        ok((await shell.notify({ title, body, ...(route !== undefined && { route }) }), null)),
      noteWork: async ({ count }) => ok((await shell.noteWork(count), null)),
      openLink: async ({ url }) => ok(await shell.openLink(url)),
      revealPath: async ({ path }) => ok(await shell.revealPath(path)),
      async printPage({ html }) {
        const printed = await shell.printPage(html);
        return printed.ok ? ok(Buffer.from(printed.value).toString('base64')) : printed;
      },
    },
  };
  return serve(channel, shellContract, handlers, report);
}

/** These calls have no refusals of their own, so a failure is a fault and is thrown. */
function answer<Value>(result: Result<Value, { readonly message: string }>): Value {
  if (result.ok) return result.value;
  throw new Error(`The shell did not answer: ${result.error.message}`);
}
