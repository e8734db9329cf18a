import type { ToolKind } from '@agentclientprotocol/sdk';
import type { AgentTool } from '#electron/agents/tools/agentTool.ts';

const KINDS: Readonly<Record<string, ToolKind>> = {
  list_files: 'search',
  search: 'search',
  read_file: 'read',
  edit_file: 'edit',
  write_file: 'edit',
  delete_file: 'delete',
  run_check: 'execute',
};

/** Overture's own tools tell of their calls themselves. */
export function isFileTool({ name }: AgentTool): boolean {
  return KINDS[name] !== undefined;
}

/** How a call is told: “Read src/a.ts”. `input` is what the model wrote, whatever that is. */
export function callUpdate(
  id: string,
  tool: AgentTool,
  input: unknown,
): { readonly toolCallId: string; readonly kind: ToolKind; readonly title: string } {
  const fields = typeof input === 'object' && input !== null ? Object.entries(input) : [];
  const words = (name: string) => String(fields.find(([key]) => key === name)?.[1] ?? '').slice(0, 200);
  const kind = KINDS[tool.name] ?? 'other';
  const subject = words('path') || words('folder') || words('check');
  const title =
    kind === 'search' && words('text') !== '' ? `Search “${words('text')}”` : `${tool.title} ${subject}`;
  return { toolCallId: id, kind, title: title.trim() };
}
