import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Document, isMap, isNode, parseDocument } from 'yaml';
import { z } from 'zod';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { permissionPolicySchema } from '#shared/run/permission.ts';
import { groupPolicySchema } from '#shared/project/project.ts';
import type { ProjectSettings } from './openProject.ts';

export const SETTINGS_FILE = 'overture.yaml';

const fileSchema = z.object({
  specs: z
    .string()
    .regex(/^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))[^\0]+$/)
    .default('specs'),
  commands: z.record(z.string(), z.string()).default({}),
  carry: z.array(z.string()).default([]),
  protected: z.array(z.string()).default([]),
  limits: z
    .object({
      agents: z.number().int().min(1).max(32).default(3),
      retries: z.number().int().min(0).max(10).default(2),
      dollars: z.number().nonnegative().nullable().default(null),
      perAgent: z.record(z.string(), z.number().int().min(1).max(32)).default({}),
    })
    .prefault({}),
  permissions: permissionPolicySchema.default('in-scope'),
  verify: z.enum(['planned', 'each']).default('planned'),
  landing: z.enum(['merge', 'squash']).default('merge'),
  groups: groupPolicySchema.default('ask'),
  roles: z.record(z.string(), z.string()).default({}),
});

export const DEFAULT_SETTINGS: ProjectSettings = fileSchema.parse({});

export type ReadSettings = {
  readonly settings: ProjectSettings;
  /** False when there is no overture.yaml. */
  readonly found: boolean;
  /** What could not be understood, in sentences; the part in question keeps its default. */
  readonly problems: readonly string[];
};

/** Reads overture.yaml (docs/formats). A damaged file never keeps a repository from opening. */
export async function readProjectSettings(root: string): Promise<ReadSettings> {
  try {
    return parseProjectSettings(await readFile(join(root, SETTINGS_FILE), 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return { settings: DEFAULT_SETTINGS, found: false, problems: [] };
    if (typeof code !== 'string') throw error;
    const problem = `${SETTINGS_FILE} cannot be read (${code}), so every setting has its default.`;
    return { settings: DEFAULT_SETTINGS, found: true, problems: [problem] };
  }
}

export function parseProjectSettings(text: string): ReadSettings {
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    const line = document.errors[0]?.linePos?.[0].line;
    return {
      settings: DEFAULT_SETTINGS,
      found: true,
      problems: [`${SETTINGS_FILE} is not YAML (line ${line ?? 1}).`],
    };
  }
  const root = document.contents;
  if (root !== null && !isMap(root))
    return { settings: DEFAULT_SETTINGS, found: true, problems: [`${SETTINGS_FILE} has no settings in it.`] };
  const problems: string[] = [];
  const readable: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(fileSchema.shape)) {
    const value = valueOf(document, root?.get(key, true));
    const parsed = value.ok ? schema.safeParse(value.value) : null;
    if (parsed?.success) readable[key] = parsed.data;
    else
      problems.push(
        `“${key}” in ${SETTINGS_FILE} cannot be read, so its default is used.${value.ok ? '' : QUOTES}`,
      );
  }
  return { settings: fileSchema.parse(readable), found: true, problems };
}

const QUOTES = ' What begins with * needs quotes around it.';

/** To YAML a leading * names a place elsewhere in the file: a glob without quotes names one that is not there. */
function valueOf(document: Document, node: unknown): Result<unknown, null> {
  try {
    return ok(isNode(node) ? node.toJS(document) : undefined);
  } catch {
    return fail(null);
  }
}
