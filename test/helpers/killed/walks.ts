import { agentWalk } from './agentWalk.ts';
import { failingWalk } from './failingWalk.ts';
import { groupWalk } from './groupWalk.ts';
import { reviewWalk } from './reviewWalk.ts';
import type { Walk } from './walk.ts';

export const WALKS = {
  review: reviewWalk,
  agent: agentWalk,
  group: groupWalk,
  failing: failingWalk,
} as const satisfies Readonly<Record<string, Walk>>;
export type WalkName = keyof typeof WALKS;
