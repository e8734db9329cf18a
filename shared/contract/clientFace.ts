import type { CallOptions, Client, FeedListener } from './client.ts';
import type { Contract } from './procedure.ts';
import type { Result } from './result.ts';

export type AnyListener = FeedListener<unknown, unknown, unknown>;

/** What a client does for any method; `name` is `feature.method`. */
export interface ClientActs {
  call(name: string, input: unknown, options?: CallOptions): Promise<Result<unknown, unknown>>;
  follow(name: string, input: unknown, listener: AnyListener): () => void;
}

/**
 * The face of a client that knows nothing of its contract but the type: a method is made when first named and is
 * the same function ever after. One that is given a listener follows a stream; any other is a call.
 */
export function clientFace<C extends Contract>(acts: ClientActs): Client<C> {
  const method = (name: string) => (input: unknown, second?: CallOptions | AnyListener) =>
    second && 'snapshot' in second ? acts.follow(name, input, second) : acts.call(name, input, second);
  return madeWhenNamed((feature) => madeWhenNamed((name) => method(`${feature}.${name}`))) as Client<C>;
}

function madeWhenNamed<Value>(make: (name: string) => Value): Readonly<Record<string, Value>> {
  const made = new Map<string, Value>();
  return new Proxy(
    {},
    {
      get(_target, name) {
        if (typeof name !== 'string') return undefined;
        const found = made.get(name) ?? make(name);
        made.set(name, found);
        return found;
      },
    },
  );
}
