import type { Model } from '#electron/model/model.ts';
import { ok } from '#shared/contract/result.ts';
import type { OpenConversation } from './conversation.ts';
import { openModelConversation } from './modelConversation.ts';
import type { Prompts } from './readPrompts.ts';

/** Talks with a model. One that refuses tools is not offered them again. */
export function modelTalk(
  model: Model,
  prompts: Prompts,
  role: 'interviewer' | 'planner' = 'interviewer',
): OpenConversation {
  let usesTools = true;
  return async ({ reader, signal, onDoing }) => {
    const mayLook = reader && usesTools ? `\n\n${await prompts('look')}` : '';
    const conversation = openModelConversation({
      model,
      reader: usesTools ? reader : null,
      instructions: (await prompts(role)) + mayLook,
      signal,
      onDoing,
      onNoTools: () => {
        usesTools = false;
      },
    });
    return ok(conversation);
  };
}
