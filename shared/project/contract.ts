import { z } from 'zod';
import { procedure, stream } from '#shared/contract/procedure.ts';
import {
  folderListingSchema,
  projectIdSchema,
  projectStateSchema,
  readinessSchema,
  recentProjectSchema,
  repositoryPathSchema,
  runRulesSchema,
} from './project.ts';
import { projectErrorSchema as error } from './projectError.ts';

const path = z.string().min(1).max(4096);
const project = z.object({ projectId: projectIdSchema });

export const projectContract = {
  readiness: procedure({ input: z.object({}), output: readinessSchema, error }),
  recent: procedure({ input: z.object({}), output: z.array(recentProjectSchema), error }),
  forgetRecent: procedure({ input: project, output: z.null(), error }),
  /** Null when the shell has no folder dialog of its own or the person cancelled; `listFolders` serves the former. */
  chooseFolder: procedure({
    input: z.object({}),
    output: z.object({ supported: z.boolean(), path: path.nullable() }),
    error,
  }),
  /** Without a path: the person's home folder. */
  listFolders: procedure({ input: z.object({ path: path.nullable() }), output: folderListingSchema, error }),
  /** Executes nothing of the repository. */
  open: procedure({ input: z.object({ path }), output: projectStateSchema, error }),
  /** Makes a repository (or the first version in an empty one) of the files as they are, then opens it. */
  startHistory: procedure({ input: z.object({ path }), output: projectStateSchema, error }),
  /** Writes the sample project Harbor as a new repository in a new folder below `parent`, then opens it. */
  createSample: procedure({ input: z.object({ parent: path }), output: projectStateSchema, error }),
  watch: stream({ input: project, snapshot: projectStateSchema, event: projectStateSchema, error }),
  /** Trust binds to the commands the person has seen. */
  trust: procedure({ input: project.extend({ commandsHash: z.string() }), output: z.null(), error }),
  distrust: procedure({ input: project, output: z.null(), error }),
  /** Writes the commands into overture.yaml, touching only their lines. */
  saveCommands: procedure({
    input: project.extend({
      commands: z.array(z.object({ name: z.string().min(1), command: z.string().min(1) })),
    }),
    output: z.null(),
    error,
  }),
  /** Writes how runs go into overture.yaml; what is left out stays as it is there. */
  saveRules: procedure({
    input: project.extend({ rules: runRulesSchema.unwrap().partial() }),
    output: z.null(),
    error,
  }),
  listFiles: procedure({ input: project, output: z.array(z.string()), error }),
  /** The file as it is in the working tree, at most 1 MB. */
  readFile: procedure({
    input: project.extend({ path: repositoryPathSchema }),
    output: z.object({ text: z.string() }),
    error,
  }),
  /** The person has read what became of a damaged record. */
  acknowledgeMending: procedure({ input: project, output: z.null(), error }),
  revealFolder: procedure({ input: project, output: z.null(), error }),
} as const;
