import { z } from 'zod';
import type { ModelTool, ToolCall } from '#electron/model/model.ts';
import { parseModelJson } from '#shared/interview/model/parseModelJson.ts';
import type { RepositoryReader } from './repositoryReader.ts';

const MOST_LINES = 120;
const MOST_PATHS = 200;
const WIDEST_LINE = 240;

const inputs = {
  search: z.object({ words: z.union([z.string(), z.array(z.string())]) }),
  list_files: z.object({ folder: z.string().catch('') }),
  read_file: z.object({
    path: z.string(),
    from: z.coerce.number().int().positive().catch(1),
    to: z.coerce.number().int().positive().optional().catch(undefined),
  }),
} as const;

const text = { type: 'string' } as const;
const number = { type: 'integer', minimum: 1 } as const;

/** All a model can do: look. */
export const REPOSITORY_TOOLS: readonly ModelTool[] = [
  {
    name: 'search',
    description: 'Find lines of the repository that hold one of the words. Separate words by spaces.',
    parameters: { type: 'object', properties: { words: text }, required: ['words'] },
  },
  {
    name: 'read_file',
    description: `Read lines of a file, at most ${MOST_LINES} at once.`,
    parameters: { type: 'object', properties: { path: text, from: number, to: number }, required: ['path'] },
  },
  {
    name: 'list_files',
    description: 'List the files below a folder; an empty folder means all.',
    parameters: { type: 'object', properties: { folder: text }, required: [] },
  },
];

export type ToolRun = {
  /** What the person sees meanwhile: “Reads src/roles.ts”. */
  readonly doing: string;
  result(): Promise<string>;
};

/** What a call asks for; a call that makes no sense is answered with words the model can mend it by. */
export function runTool(reader: RepositoryReader, call: ToolCall, signal: AbortSignal): ToolRun {
  const input = call.input.trim() === '' ? {} : (parseModelJson(call.input) ?? {});
  switch (call.name) {
    case 'search': {
      const { data } = inputs.search.safeParse(input);
      return data ? search(reader, data.words, signal) : mistaken('search needs {"words": "…"}.');
    }
    case 'read_file': {
      const { data } = inputs.read_file.safeParse(input);
      return data ? readFile(reader, data) : mistaken('read_file needs {"path": "…"}.');
    }
    case 'list_files':
      return listFiles(reader, inputs.list_files.parse(input).folder);
    default:
      return mistaken(`There is no tool ${call.name}. Use search, read_file or list_files.`);
  }
}

function mistaken(words: string): ToolRun {
  return { doing: 'Reads the repository', result: () => Promise.resolve(words) };
}

function search(reader: RepositoryReader, given: string | readonly string[], signal: AbortSignal): ToolRun {
  const words = (typeof given === 'string' ? given : given.join(' '))
    .split(/[\s,|]+/)
    .filter(Boolean)
    .slice(0, 6);
  return {
    doing: `Looks for “${words.join(' ').slice(0, 60)}”`,
    async result() {
      const found = await reader.search(words, signal);
      return found.length === 0
        ? 'Nothing found.'
        : found.map(({ path, line, text: own }) => `${path}:${line}: ${own}`).join('\n');
    },
  };
}

function readFile(reader: RepositoryReader, { path, from, to }: z.infer<typeof inputs.read_file>): ToolRun {
  return {
    doing: `Reads ${path.slice(0, 80)}`,
    async result() {
      const lines = await reader.lines(path);
      if (!lines) return `There is no file ${path} to read.`;
      const last = Math.min(to ?? from + MOST_LINES - 1, from + MOST_LINES - 1, lines.length);
      const shown = lines
        .slice(from - 1, last)
        .map((line, index) => `${from + index}: ${line.slice(0, WIDEST_LINE)}`);
      return `${shown.join('\n')}\n(${lines.length} lines in all)`;
    },
  };
}

function listFiles(reader: RepositoryReader, folder: string): ToolRun {
  return {
    doing: 'Looks at the files',
    async result() {
      const paths = await reader.list(folder);
      const more = paths.length > MOST_PATHS ? `\n(${paths.length - MOST_PATHS} more)` : '';
      return paths.length === 0 ? 'No files there.' : paths.slice(0, MOST_PATHS).join('\n') + more;
    },
  };
}
