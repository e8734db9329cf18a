import type { ModelMessage } from '#electron/model/model.ts';

/** What stands where a tool's answer was. */
export const LEFT_OUT = '(left out to save room; call the tool again if you need it)';

/** Answers this short are not worth leaving out. */
const SHORT = LEFT_OUT.length * 2;
/** The newest messages, which the model is working with. */
const NEWEST = 4;

/** About how much a conversation takes; services count by tokens, which are some four characters each. */
export function charactersOf(messages: readonly ModelMessage[]): number {
  return messages.reduce((sum, message) => sum + sizeOf(message), 0);
}

function sizeOf(message: ModelMessage): number {
  const calls = message.role === 'assistant' ? message.calls : [];
  return calls.reduce((sum, call) => sum + call.name.length + call.input.length, message.content.length);
}

/**
 * The conversation within `limit` characters, as far as it can be: first the oldest answers of tools go, then the
 * oldest steps as a whole. Instructions, the first request and the newest messages stay, and so does every call
 * whose answer does.
 */
export function keepContext(messages: readonly ModelMessage[], limit: number): readonly ModelMessage[] {
  if (charactersOf(messages) <= limit) return messages;
  const shortened = dropAnswers(messages, limit);
  return charactersOf(shortened) <= limit ? shortened : dropSteps(shortened, limit);
}

function dropAnswers(messages: readonly ModelMessage[], limit: number): readonly ModelMessage[] {
  let size = charactersOf(messages);
  return messages.map((message, index) => {
    const isOld = index < messages.length - NEWEST;
    if (size <= limit || !isOld || message.role !== 'tool' || message.content.length <= SHORT) return message;
    size -= message.content.length - LEFT_OUT.length;
    return { ...message, content: LEFT_OUT };
  });
}

/** A step is a message of the model with the answers to its calls, or what a person said. */
function dropSteps(messages: readonly ModelMessage[], limit: number): readonly ModelMessage[] {
  const first = messages.findIndex(({ role }) => role === 'user');
  const kept = messages.slice(0, first + 1);
  let rest = messages.slice(first + 1);
  while (charactersOf(kept) + charactersOf(rest) > limit) {
    const end = rest.findIndex(({ role }, index) => index > 0 && role !== 'tool');
    if (end < 0 || rest.length - end < NEWEST) break;
    rest = rest.slice(end);
  }
  return [...kept, ...rest];
}
