import { useCallback, useRef, useState } from 'react';
import type { Fault } from '#shared/contract/envelope.ts';
import { isFault } from '#shared/contract/isFault.ts';
import type { Result } from '#shared/contract/result.ts';

export interface Act<Failure> {
  /** Resolves with whether it was done; a refusal is kept in `problem` for the place of the act. */
  run(call: () => Promise<Result<unknown, Failure | Fault>>): Promise<boolean>;
  readonly busy: boolean;
  readonly problem: string | null;
  forget(): void;
}

/** An act of the person: one at a time, with its refusal in words. `describe` must be a stable function. */
export function useAct<Failure extends { readonly code: string }>(
  describe: (error: Failure) => string,
): Act<Failure> {
  const [state, setState] = useState<{ busy: boolean; problem: string | null }>(IDLE);
  const going = useRef(false);
  const run = useCallback(
    async (call: () => Promise<Result<unknown, Failure | Fault>>) => {
      if (going.current) return false;
      going.current = true;
      setState({ busy: true, problem: null });
      const result = await call();
      going.current = false;
      setState({ busy: false, problem: result.ok ? null : inWords(result.error, describe) });
      return result.ok;
    },
    [describe],
  );
  const forget = useCallback(() => setState(IDLE), []);
  return { run, ...state, forget };
}

const IDLE = { busy: false, problem: null };

/** A fault already is a sentence; a refusal has a code and is put into words by its feature. */
export function inWords<Failure extends { readonly code: string }>(
  error: Failure | Fault,
  describe: (error: Failure) => string,
): string {
  return isFault(error) ? error.message : describe(error);
}
