import type {
  RequestPermissionRequest,
  RequestPermissionResponse,
  ToolCallUpdate,
} from '@agentclientprotocol/sdk';
import { acpCommandOf } from './acpRawInput.ts';
import { isOwnTool } from './tools/isOwnTool.ts';
import { actOf } from '#shared/run/permission.ts';
import { changedBy, isHarmless, needOf, optionOfKind } from './acpPermission.ts';
import type { AgentStart } from './agentSession.ts';
import type { GivenAnswer, NeedDesk } from './needDesk.ts';
import { watchRepeats } from './repeatWatch.ts';

export type PermissionDesk = {
  answer(request: RequestPermissionRequest): Promise<RequestPermissionResponse>;
  /** Whether a person, or what they said before, refused something since the last look. */
  wasRefused(): boolean;
};

type Needs = {
  readonly start: AgentStart;
  readonly desk: NeedDesk;
  /** What a person adds to an answer, for the agent's next message. */
  readonly onWords: (text: string) => void;
  /** The agent asks for the same thing for ever; `act` says what. */
  readonly onStuck: (act: string) => void;
};

const CANCELLED: RequestPermissionResponse = { outcome: { outcome: 'cancelled' } };

/** Answers an agent's permission requests by what is harmless, what was settled before, and what a person says. */
export function createPermissionDesk({ start, desk, onWords, onStuck }: Needs): PermissionDesk {
  const always = new Set<string>();
  const objections = new Set<string>();
  const repeats = watchRepeats();
  let wasRefused = false;

  /** What is allowed for the project is looked up each time, because a person may take it back meanwhile. */
  const isAllowed = (act: string) => always.has(act) || start.permissions.holds(act);

  function settle(
    request: RequestPermissionRequest,
    act: string,
    answer: GivenAnswer,
    lasting: boolean,
  ): string {
    const option = request.options[Number(answer.optionId)];
    if (!option) throw new Error(`no option ${answer.optionId} was offered`);
    const isAlways = option.kind === 'allow_always';
    // What lasts in the project is remembered there, so that it can be taken back.
    if (isAlways && !lasting) always.add(act);
    if (option.kind.startsWith('reject')) {
      wasRefused = true;
      repeats.refuse(act);
    }
    if (answer.text.trim() !== '') onWords(answer.text);
    // The agent hears “once”: what its own “always” would cover is not for it to say.
    const once = isAlways ? optionOfKind(request.options, 'allow') : undefined;
    return (once ?? option).optionId;
  }

  return {
    async answer(request) {
      const need = needOf(request, start);
      const act = actOf(need);
      const isFree = needsNobody(request.toolCall, start) || isAllowed(act);
      if (repeats.isStuck(act, isFree)) {
        onStuck(need.detail || need.title);
        return CANCELLED;
      }
      const allowed = optionOfKind(request.options, 'allow');
      const refused = optionOfKind(request.options, 'reject');
      const objection = objectionTo(request.toolCall, start);
      if (objection !== null && refused) {
        wasRefused = true;
        repeats.refuse(act);
        // Said once: the same words after every refusal would only fill the agent's context.
        if (!objections.has(objection)) onWords(objection);
        objections.add(objection);
        return selected(refused.optionId);
      }
      if (allowed && isFree) return selected(allowed.optionId);
      if (refused && repeats.isRefused(act)) return selected(refused.optionId);
      const answer = await desk.ask(need, 'turn').answer;
      return answer === null ? CANCELLED : selected(settle(request, act, answer, need.lasting));
    },
    wasRefused() {
      const was = wasRefused;
      wasRefused = false;
      return was;
    },
  };
}

/** Overture's own tools only look things up and record; a command or a change is never one, whatever its title. */
function isOwnCall(call: ToolCallUpdate, workspace: string): boolean {
  const isPlain = acpCommandOf(call.rawInput) === null && changedBy(call, workspace).length === 0;
  return isOwnTool(call.title) && call.kind !== 'execute' && isPlain;
}

/** By itself an agent reads; it changes files where the project lets it. */
function needsNobody(call: ToolCallUpdate, start: AgentStart): boolean {
  const { permissions, workspace } = start;
  if (isOwnCall(call, workspace)) return true;
  const isChange = changedBy(call, workspace).length > 0;
  return isHarmless(call, workspace) && !(isChange && permissions.policy === 'ask');
}

/** Why a call is refused without asking anyone, in words for the agent; null when it is not. */
function objectionTo(call: ToolCallUpdate, { permissions, workspace }: AgentStart): string | null {
  const changed = changedBy(call, workspace);
  if (permissions.policy === 'read-only') {
    const reads = call.kind === 'read' || call.kind === 'search' || isOwnCall(call, workspace);
    return reads ? null : 'Only reading is allowed here. Change nothing and run nothing.';
  }
  if (permissions.policy === 'ask') return null;
  const objections = changed.flatMap((path) => permissions.objection(path) ?? []);
  return objections.length > 0 ? objections.join(' ') : null;
}

function selected(optionId: string): RequestPermissionResponse {
  return { outcome: { outcome: 'selected', optionId } };
}
