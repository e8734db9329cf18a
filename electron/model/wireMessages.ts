import type OpenAI from 'openai';
import type { ModelMessage, ModelTool } from './model.ts';

export function toMessage(message: ModelMessage): OpenAI.ChatCompletionMessageParam {
  switch (message.role) {
    case 'system':
    case 'user':
      return { role: message.role, content: message.content };
    case 'tool':
      return { role: 'tool', tool_call_id: message.callId, content: message.content };
    case 'assistant': {
      const { content, calls } = message;
      if (calls.length === 0) return { role: 'assistant', content };
      const tool_calls = calls.map(({ id, name, input }) => ({
        id,
        type: 'function' as const,
        function: { name, arguments: input },
      }));
      return { role: 'assistant', content, tool_calls };
    }
  }
}

export function toTool({ name, description, parameters }: ModelTool): OpenAI.ChatCompletionTool {
  return { type: 'function', function: { name, description, parameters: { ...parameters } } };
}
