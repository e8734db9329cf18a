import { startTransition, useEffect, useRef, useState } from 'react';

/**
 * What a thread beside the page answers to the latest `question`, and `first` before its first answer. It is asked one
 * question at a time, and of those that came meanwhile only the last. The first `open` starts the thread.
 */
export function useBeside<Answer>(open: () => Worker, question: unknown, first: Answer): Answer {
  const [answer, setAnswer] = useState(first);
  const thread = useRef<Asking>(undefined);
  const start = useRef(open);
  useEffect(() => {
    if (question === undefined) return;
    thread.current ??= ask(start.current(), (next) => startTransition(() => setAnswer(next as Answer)));
    thread.current.ask(question);
  }, [question]);
  useEffect(
    () => () => {
      thread.current?.stop();
      thread.current = undefined;
    },
    [],
  );
  return answer;
}

type Asking = { readonly ask: (question: unknown) => void; readonly stop: () => void };

function ask(worker: Worker, onAnswer: (answer: unknown) => void): Asking {
  let isBusy = false;
  let next: { readonly question: unknown } | undefined;
  const send = (question: unknown) => {
    isBusy = true;
    worker.postMessage(question);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    isBusy = false;
    onAnswer(data);
    const waiting = next;
    next = undefined;
    if (waiting) send(waiting.question);
  });
  return {
    ask: (question) => {
      if (isBusy) next = { question };
      else send(question);
    },
    stop: () => worker.terminate(),
  };
}
