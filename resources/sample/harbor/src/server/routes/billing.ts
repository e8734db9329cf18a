import { isOwner } from '../auth/roles.ts';
import { Refused } from '../http/errors.ts';
import type { Router } from '../http/router.ts';

export type Bill = { plan: 'free' | 'team'; seats: number };

export function billingRoutes(router: Router, bills: Map<string, Bill>): void {
  router.on('GET', '/w/:id/billing', (request, { id = '' }) => {
    if (!isOwner(request.member)) throw new Refused(403, 'owners-only');
    return { status: 200, body: bills.get(id) ?? { plan: 'free', seats: 1 } };
  });
}
