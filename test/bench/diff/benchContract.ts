import { reviewContract } from '#shared/review/contract.ts';

/** The part of the product's contract that a change is read by. */
export const benchContract = { review: { diff: reviewContract.diff } } as const;
