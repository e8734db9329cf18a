import { isAbsolute, relative, resolve, sep } from 'node:path';
import type {
  PermissionOption,
  PermissionOptionKind,
  RequestPermissionRequest,
  ToolCallUpdate,
} from '@agentclientprotocol/sdk';
import { MAY_RUN } from '#shared/run/permission.ts';
import type { Need } from '#shared/run/run.ts';
import type { AgentStart } from './agentSession.ts';
import { acpCommandOf } from './acpRawInput.ts';
import { insideOf } from './insideOf.ts';
import type { NewNeed } from './needDesk.ts';

type OptionKind = Need['options'][number]['kind'];

/** Decided by the kind of an option and never by its id, which every agent names as it likes. */
const KINDS: Readonly<Record<PermissionOptionKind, { readonly kind: OptionKind; readonly label: string }>> = {
  allow_once: { kind: 'allowOnce', label: 'Allow once' },
  allow_always: { kind: 'allowAlways', label: 'Always in this attempt' },
  reject_once: { kind: 'refuseOnce', label: 'Refuse' },
  reject_always: { kind: 'refuseAlways', label: 'Always refuse' },
};
const CAREFUL_FIRST: readonly OptionKind[] = ['allowOnce', 'allowAlways', 'refuseOnce', 'refuseAlways'];

/**
 * What is asked, for a person; the careful answers come first. Option ids are places in the agent's list.
 * An “always” lasts in the project only where a command or files say what it covers.
 */
export function needOf(
  request: RequestPermissionRequest,
  start: Pick<AgentStart, 'workspace' | 'permissions'>,
): NewNeed {
  const { workspace, permissions } = start;
  const call = request.toolCall;
  const lasting = acpCommandOf(call.rawInput) !== null || pathsOf(call).length > 0;
  const options = request.options.flatMap((option, index) => {
    const known = KINDS[option.kind];
    if (!known) return [];
    const isLasting = lasting && known.kind === 'allowAlways';
    const label = isLasting ? `Always in ${permissions.project}` : known.label;
    return [{ id: String(index), kind: known.kind, label }];
  });
  const sorted = options.toSorted((a, b) => CAREFUL_FIRST.indexOf(a.kind) - CAREFUL_FIRST.indexOf(b.kind));
  const detail = detailOf(call, workspace);
  const explanation = call.title && call.title !== detail ? call.title : '';
  return { kind: 'permission', title: titleOf(call), detail, explanation, options: sorted, lasting };
}

function titleOf(call: ToolCallUpdate): string {
  switch (call.kind) {
    case 'execute':
      return MAY_RUN;
    case 'edit':
    case 'delete':
    case 'move':
      return 'May it change this file?';
    case 'read':
    case 'search':
      return 'May it read this?';
    case 'fetch':
      return 'May it open this address?';
    default:
      return 'May it do this?';
  }
}

function detailOf(call: ToolCallUpdate, workspace: string): string {
  const command = acpCommandOf(call.rawInput);
  if (command !== null) return command;
  const paths = pathsOf(call).map((path) => insideOf(workspace, path));
  return paths.length > 0 ? paths.join('\n') : (call.title ?? '');
}

/** The files a call changes, relative to the workspace where they are in it; none when it changes none. */
export function changedBy(call: ToolCallUpdate, workspace: string): readonly string[] {
  const isChange = call.kind === 'edit' || call.kind === 'delete' || call.kind === 'move';
  return isChange ? pathsOf(call).map((path) => insideOf(workspace, path)) : [];
}

function pathsOf(call: ToolCallUpdate): readonly string[] {
  const diffs = (call.content ?? []).flatMap((part) => (part.type === 'diff' ? [part.path] : []));
  return [...new Set([...diffs, ...(call.locations ?? []).map(({ path }) => path)])];
}

const HARMLESS = new Set(['read', 'search', 'edit', 'delete', 'move']);

/**
 * Reading and changing files inside the workspace needs nobody: it is a private copy, and review sees every change.
 * Commands, addresses, files elsewhere and git's own files are asked about.
 */
export function isHarmless(call: ToolCallUpdate, workspace: string): boolean {
  const paths = pathsOf(call);
  if (!HARMLESS.has(call.kind ?? '') || paths.length === 0 || acpCommandOf(call.rawInput) !== null)
    return false;
  return paths.every((path) => {
    const inside = relative(workspace, isAbsolute(path) ? path : resolve(workspace, path));
    const steps = inside.split(sep);
    return inside !== '' && !isAbsolute(inside) && steps[0] !== '..' && !steps.includes('.git');
  });
}

export function optionOfKind(
  options: readonly PermissionOption[],
  wanted: 'allow' | 'reject',
): PermissionOption | undefined {
  return (
    options.find(({ kind }) => kind === `${wanted}_once`) ??
    options.find(({ kind }) => kind === `${wanted}_always`)
  );
}
