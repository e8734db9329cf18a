import type { AgentPermissions } from '#electron/agents/agentSession.ts';
import { matchesGlobs } from '#shared/plan/globs.ts';
import type { PermissionPolicy } from '#shared/run/permission.ts';
import { isInScope } from '#shared/run/scopesOverlap.ts';
import type { AttemptJob } from './attemptJob.ts';

const ASK_FOR_MORE =
  'If the task cannot do without, ask for a wider scope and say why; else find a way inside the files it declared.';

/** What the agent of an attempt may do: the project's policy, and who only judges only reads. */
export function permissionsOf(job: AttemptJob): AgentPermissions {
  const { project, permissions } = job.runs;
  const { role } = job.attempt();
  const judges = role === 'verify' || role === 'critique';
  return {
    project: project.name,
    holds: (act) => permissions.holds(act),
    policy: judges ? judgesPolicy(project.settings().permissions) : project.settings().permissions,
    objection(path) {
      const isAllowed = job.attempt().allowedPaths.some((allowed) => allowed.path === path);
      if (isAllowed) return null;
      if (matchesGlobs(project.settings().protected, path))
        return `${path} is protected in this project, so it is not changed without a person's word. ${ASK_FOR_MORE}`;
      if (isInScope(path, job.task())) return null;
      return `${path} is outside the files that ${job.task().id} declared. ${ASK_FOR_MORE}`;
    },
  };
}

/** A judge runs checks to see for itself, and asks before each; it changes nothing. */
function judgesPolicy(policy: PermissionPolicy): PermissionPolicy {
  return policy === 'read-only' ? policy : 'ask';
}
