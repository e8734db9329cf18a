import { useEffect, useEffectEvent, useState } from 'react';
import type { FeedListener } from '#shared/contract/client.ts';
import type { Fault } from '#shared/contract/envelope.ts';

export type FeedState<Value, Failure> =
  | { readonly state: 'waiting' }
  | { readonly state: 'live'; readonly value: Value }
  /** The host refused, or the feed broke; null when it just ended. */
  | { readonly state: 'ended'; readonly error: Failure | Fault | null };

type Follow<Input, Snapshot, Event, Failure> = (
  input: Input,
  listener: FeedListener<Snapshot, Event, Failure>,
) => () => void;

/**
 * Follows a stream while the component is there: `useFeed(client.project.watch, { projectId }, latest)`.
 * `fold` makes the next value of an event; a new connection starts again from its snapshot. A null input waits.
 */
export function useFeed<Input, Value, Event, Failure>(
  follow: Follow<Input, Value, Event, Failure>,
  input: Input | null,
  fold: (value: Value, event: Event) => Value,
): FeedState<Value, Failure> {
  const key = JSON.stringify(input);
  const [feed, setFeed] = useState<{ key: string; state: FeedState<Value, Failure> }>();
  const next = useEffectEvent(fold);

  useEffect(() => {
    const followed = JSON.parse(key) as Input | null;
    if (followed === null) return;
    let value: Value;
    const show = (shown: Value) => {
      value = shown;
      setFeed({ key, state: { state: 'live', value } });
    };
    return follow(followed, {
      snapshot: show,
      event: (event) => show(next(value, event)),
      ended: (reason) => setFeed({ key, state: { state: 'ended', error: reason.ok ? null : reason.error } }),
    });
  }, [follow, key]);

  // What was shown for another input is not shown for this one.
  return feed?.key === key ? feed.state : { state: 'waiting' };
}

/** The fold of a feed whose events are whole values. */
export function latest<Value>(_before: Value, event: Value): Value {
  return event;
}
