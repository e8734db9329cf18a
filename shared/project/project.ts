import { z } from 'zod';
import { permissionPolicySchema } from '#shared/run/permission.ts';
import { mendingSchema } from './mending.ts';
import { PROJECT_ID_PATTERN, SPEC_ID_PATTERN } from './idPatterns.ts';

/** Names an opened repository: the first 16 hex digits of the SHA-256 of its real path. */
export const projectIdSchema = z.string().regex(PROJECT_ID_PATTERN).brand<'ProjectId'>();
export type ProjectId = z.infer<typeof projectIdSchema>;

/** The folder name of a spec below the specs folder, such as `001-settings-editors`. */
export const specIdSchema = z.string().regex(SPEC_ID_PATTERN).brand<'SpecId'>();
export type SpecId = z.infer<typeof specIdSchema>;

export const commitIdSchema = z.string().regex(/^[0-9a-f]{40,64}$/);

/** A path inside the repository: relative, with forward slashes, without `..`. */
export const repositoryPathSchema = z
  .string()
  .min(1)
  .max(4096)
  .refine(
    (path) => !path.startsWith('/') && !path.split('/').includes('..'),
    'must stay inside the repository',
  )
  .refine((path) => !path.includes('\0'), 'must be one that a file can have');

export const specStatusSchema = z.enum(['draft', 'in-review', 'approved', 'building', 'done', 'retired']);
export type SpecStatus = z.infer<typeof specStatusSchema>;

export const specSummarySchema = z
  .object({
    id: specIdSchema,
    title: z.string(),
    status: specStatusSchema,
    criteria: z.number().int(),
    tasks: z.number().int().nullable(),
    changedAt: z.iso.datetime(),
    /** Whether the text is the one last approved, another since, or none ever was. */
    approval: z.enum(['none', 'approved', 'changed']),
  })
  .readonly();
export type SpecSummary = z.infer<typeof specSummarySchema>;

/** A command of overture.yaml that may run once the repository is trusted. */
export const projectCommandSchema = z.object({ name: z.string(), command: z.string() }).readonly();
export type ProjectCommand = z.infer<typeof projectCommandSchema>;

export const trustSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('trusted'), at: z.iso.datetime() }),
  z.object({ state: z.literal('untrusted') }),
  /** Trusted once, but the commands are others now, so the person is asked again. */
  z.object({ state: z.literal('changed') }),
]);
export type Trust = z.infer<typeof trustSchema>;

/** Who settles the plan of a group's inside when its turn comes in a run. */
export const groupPolicySchema = z.enum(['ask', 'rules']);

/** How runs go in a project, from overture.yaml. */
export const runRulesSchema = z
  .object({
    permissions: permissionPolicySchema,
    verify: z.enum(['planned', 'each']),
    /** Tries after the first that failing checks may take by themselves. */
    retries: z.number().int().min(0).max(10),
    groups: groupPolicySchema,
    /** US dollars that one run may use; null for no limit. */
    dollars: z.number().nonnegative().max(100_000).nullable(),
  })
  .readonly();
export type RunRules = z.infer<typeof runRulesSchema>;

/** All that screens need of an opened repository; sent whole whenever any of it changes. */
export const projectStateSchema = z
  .object({
    id: projectIdSchema,
    name: z.string(),
    path: z.string(),
    branch: z.string().nullable(),
    head: commitIdSchema.nullable(),
    trust: trustSchema,
    commands: z.array(projectCommandSchema).readonly(),
    /** True when overture.yaml does not exist yet and `commands` is what Overture would propose. */
    commandsProposed: z.boolean(),
    /** Names the exact commands shown, so that trust binds to what was seen. */
    commandsHash: z.string(),
    protected: z.array(z.string()).readonly(),
    agentLimit: z.number().int().min(1),
    /** Agent ids by role, as overture.yaml names them. */
    roles: z.record(z.string(), z.string()).readonly(),
    rules: runRulesSchema,
    gitVersion: z.string().nullable(),
    specs: z.array(specSummarySchema).readonly(),
    /** Another Overture with data of its own has the repository open, so runs can only start there. */
    heldElsewhere: z.boolean(),
    /** What became of a damaged record, until the person has read it. */
    mending: mendingSchema.nullable(),
    problems: z.array(z.string()).readonly(),
  })
  .readonly();
export type ProjectState = z.infer<typeof projectStateSchema>;

export const recentProjectSchema = z
  .object({
    id: projectIdSchema,
    name: z.string(),
    path: z.string(),
    branch: z.string().nullable(),
    openedAt: z.iso.datetime(),
    missing: z.boolean(),
    spec: z
      .object({
        id: specIdSchema,
        title: z.string(),
        note: z.string(),
        /** Criteria whose lines later commits changed, as last counted. */
        toLookAgain: z.number().int().optional(),
      })
      .nullable(),
    status: z.enum(['draft', 'ready', 'running', 'needsYou', 'inReview', 'landed', 'interrupted']).nullable(),
    statusCount: z.number().int(),
  })
  .readonly();
export type RecentProject = z.infer<typeof recentProjectSchema>;

export const readinessSchema = z
  .object({
    git: z.object({ version: z.string() }).nullable(),
    agents: z
      .array(z.object({ id: z.string(), name: z.string(), version: z.string().nullable() }))
      .readonly(),
    model: z.object({ name: z.string(), address: z.string() }).nullable(),
    /** Bytes free where workspaces are made. */
    freeBytes: z.number().nullable(),
  })
  .readonly();
export type Readiness = z.infer<typeof readinessSchema>;

export const folderListingSchema = z
  .object({
    path: z.string(),
    parent: z.string().nullable(),
    folders: z.array(z.object({ name: z.string(), path: z.string(), isRepository: z.boolean() })).readonly(),
  })
  .readonly();
export type FolderListing = z.infer<typeof folderListingSchema>;
