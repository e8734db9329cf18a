import { type Duplex, PassThrough } from 'node:stream';
import type { AgentTool } from './agentTool.ts';

/** Milliseconds between two signs to a caller that waits for a person. */
const SIGN_MS = 10_000;

/** Answers the Model Context Protocol on that stream until it closes. */
export async function serveTools(tools: readonly AgentTool[], stream: Duplex): Promise<void> {
  // The package is large and most starts of Overture never need it.
  const { McpServer } = await import('@modelcontextprotocol/server');
  const { serveStdio, StdioServerTransport } = await import('@modelcontextprotocol/server/stdio');
  const makeServer = () => {
    const server = new McpServer({ name: 'overture', title: 'Overture', version: '1' });
    for (const { name, title, description, input, run } of tools) {
      server.registerTool(name, { title, description, inputSchema: input }, async (given, { mcpReq }) => {
        const token = mcpReq._meta?.progressToken;
        const sign = (progress: number) =>
          token === undefined
            ? undefined
            : void mcpReq
                .notify({ method: 'notifications/progress', params: { progressToken: token, progress } })
                .catch(() => undefined);
        let signs = 0;
        const timer = setInterval(() => sign(++signs), SIGN_MS);
        try {
          const { text, failed = false } = await run(given, mcpReq.signal);
          return { content: [{ type: 'text' as const, text }], isError: failed };
        } finally {
          clearInterval(timer);
        }
      });
    }
    return server;
  };
  serveStdio(makeServer, {
    // A stream that was paused once would wait for ever; the library only listens.
    transport: new StdioServerTransport(stream.pipe(new PassThrough()), stream),
    onerror: (error) => console.error('a call of the agent’s tools could not be read', error),
  });
}
