import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export type PromptName =
  | 'planner'
  | 'plan'
  | 'interviewer'
  | 'look'
  | 'nextQuestion'
  | 'readAnswer'
  | 'mend'
  | 'agent';

/** Gives a prompt of resources/prompts with its {slots} filled. A slot without a value is a mistake in the app. */
export type Prompts = (name: PromptName, slots?: Readonly<Record<string, string>>) => Promise<string>;

export function createPromptReader(folder: string): Prompts {
  const texts = new Map<PromptName, Promise<string>>();
  return async (name, slots = {}) => {
    const text = texts.get(name) ?? readFile(join(folder, `${name}.md`), 'utf8');
    texts.set(name, text);
    return (await text).trim().replace(/\{\{(\w+)\}\}/g, (_, slot: string) => {
      const value = slots[slot];
      if (value === undefined) throw new Error(`The prompt ${name} has no value for ${slot}.`);
      return value;
    });
  };
}
