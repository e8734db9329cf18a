import { z } from 'zod';
import { agentTool, type AgentTool, type ToolAnswer } from '#electron/agents/tools/agentTool.ts';
import { MASK, maskSecrets } from '#shared/interview/model/maskSecrets.ts';
import { SECRET_MARK } from '#shared/run/brief/hideSecrets.ts';
import { replaceOnce } from './replaceOnce.ts';
import type { WorkspaceFiles } from './workspaceFiles.ts';

/** A change about to be made; false when a person, or a rule of theirs, refuses it. */
export type MayChange = (change: {
  readonly path: string;
  readonly oldText: string | null;
  readonly newText: string;
}) => Promise<boolean>;

const MOST_PATHS = 300;
const MOST_SEARCHED = 5000;
const MOST_HITS = 60;
const MOST_LINES = 400;
const WIDEST_LINE = 400;

const path = z.string().min(1).max(1000).describe('A path in the repository, such as src/index.ts.');
const line = z.number().int().min(1);

/** Looking at files and changing them, one after the other. */
export function fileTools(files: WorkspaceFiles, mayChange: MayChange): readonly AgentTool[] {
  return [
    agentTool(
      'list_files',
      'List files',
      'List the files below a folder; an empty folder means all of them.',
      z.object({ folder: z.string().default('') }),
      async ({ folder }) => {
        const paths = await files.list(folder, MOST_PATHS + 1);
        const more = paths.length > MOST_PATHS ? '\n(and more; name a folder)' : '';
        return {
          text: paths.length === 0 ? 'No files there.' : paths.slice(0, MOST_PATHS).join('\n') + more,
        };
      },
    ),
    agentTool(
      'search',
      'Search',
      'Find the lines that hold a text, whatever its case. No patterns.',
      z.object({ text: z.string().min(1).max(200), folder: z.string().default('') }),
      (input) => search(files, input.text, input.folder),
    ),
    agentTool(
      'read_file',
      'Read a file',
      `Read lines of a file, at most ${MOST_LINES} at once. Each begins with its number, which is not part of it.`,
      z.object({ path, from: line.default(1), to: line.optional() }),
      (input) => readLines(files, input),
    ),
    agentTool(
      'edit_file',
      'Edit a file',
      'Replace a text that stands exactly once in a file. Take enough lines around the change to make it unique.',
      z.object({ path, old: z.string().min(1), new: z.string() }),
      (input) => edit(files, mayChange, input),
    ),
    agentTool(
      'write_file',
      'Write a new file',
      'Write a file that does not exist yet.',
      z.object({ path, content: z.string() }),
      (input) => write(files, mayChange, input),
    ),
    agentTool('delete_file', 'Delete a file', 'Delete a file.', z.object({ path }), (input) =>
      remove(files, mayChange, input.path),
    ),
  ];
}

async function search(files: WorkspaceFiles, text: string, folder: string): Promise<ToolAnswer> {
  const wanted = text.toLowerCase();
  const hits: string[] = [];
  for (const file of await files.list(folder, MOST_SEARCHED)) {
    const read = await files.read(file);
    if (!read.ok || !read.value.toLowerCase().includes(wanted)) continue;
    for (const [index, own] of maskSecrets(read.value).split('\n').entries()) {
      if (own.toLowerCase().includes(wanted))
        hits.push(`${file}:${index + 1}: ${own.trim().slice(0, WIDEST_LINE)}`);
      if (hits.length > MOST_HITS)
        return { text: `${hits.slice(0, MOST_HITS).join('\n')}\n(and more; search for something rarer)` };
    }
  }
  return { text: hits.length === 0 ? 'Nothing found.' : hits.join('\n') };
}

async function readLines(
  files: WorkspaceFiles,
  { path: name, from, to }: { path: string; from: number; to?: number | undefined },
): Promise<ToolAnswer> {
  const read = await files.read(name);
  if (!read.ok) return failed(read.error);
  const lines = maskSecrets(read.value).split('\n');
  const last = Math.min(to ?? lines.length, from + MOST_LINES - 1, lines.length);
  const shown = lines
    .slice(from - 1, last)
    .map((own, index) => `${from + index}: ${own.slice(0, WIDEST_LINE)}`);
  return { text: `${shown.join('\n')}\n(${lines.length} lines in all)` };
}

async function edit(
  files: WorkspaceFiles,
  mayChange: MayChange,
  input: { path: string; old: string; new: string },
): Promise<ToolAnswer> {
  const read = await files.read(input.path);
  if (!read.ok) return failed(read.error);
  const replaced = replaceOnce(read.value, input.old, input.new);
  if (!replaced.ok) return failed(replaced.error);
  return change(files, mayChange, input.path, read.value, replaced.value);
}

async function write(
  files: WorkspaceFiles,
  mayChange: MayChange,
  input: { path: string; content: string },
): Promise<ToolAnswer> {
  const there = await files.read(input.path);
  if (there.ok) return failed(`${input.path} exists already. Change it with edit_file.`);
  return change(files, mayChange, input.path, null, input.content);
}

async function remove(files: WorkspaceFiles, mayChange: MayChange, name: string): Promise<ToolAnswer> {
  const read = await files.read(name);
  if (!read.ok) return failed(read.error);
  const placed = await files.place(name);
  if (!placed.ok) return failed(placed.error);
  if (!(await mayChange({ path: placed.value, oldText: read.value, newText: '' }))) return REFUSED;
  await files.remove(placed.value);
  return { text: `Deleted ${name}.` };
}

async function change(
  files: WorkspaceFiles,
  mayChange: MayChange,
  name: string,
  oldText: string | null,
  newText: string,
): Promise<ToolAnswer> {
  const mark = [MASK, SECRET_MARK].find((one) => newText.includes(one) && oldText?.includes(one) !== true);
  if (mark !== undefined)
    return failed(
      `${mark} stands for a secret that is not shown to you, so it cannot be written. Leave the lines that hold it as they are.`,
    );
  const placed = await files.place(name);
  if (!placed.ok) return failed(placed.error);
  if (!(await mayChange({ path: placed.value, oldText, newText }))) return REFUSED;
  await files.write(placed.value, newText);
  return { text: oldText === null ? `Wrote ${name}.` : `Changed ${name}.` };
}

const REFUSED: ToolAnswer = { text: 'This change was refused. Do it otherwise, or leave it.', failed: true };

function failed(text: string): ToolAnswer {
  return { text, failed: true };
}
