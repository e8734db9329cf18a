import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
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
  const text = await readFile(join(root, SETTINGS_FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null
    ? { settings: DEFAULT_SETTINGS, found: false, problems: [] }
    : parseProjectSettings(text);
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
  const value: unknown = document.toJS() ?? {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { settings: DEFAULT_SETTINGS, found: true, problems: [`${SETTINGS_FILE} has no settings in it.`] };
  }
  const problems: string[] = [];
  const readable: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(fileSchema.shape)) {
    const parsed = schema.safeParse((value as Record<string, unknown>)[key]);
    if (parsed.success) readable[key] = parsed.data;
    else problems.push(`“${key}” in ${SETTINGS_FILE} cannot be read, so its default is used.`);
  }
  return { settings: fileSchema.parse(readable), found: true, problems };
}
