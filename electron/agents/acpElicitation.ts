import type { CreateElicitationRequest, CreateElicitationResponse } from '@agentclientprotocol/sdk';
import { z } from 'zod';
import type { GivenAnswer, NeedDesk, NewNeed } from './needDesk.ts';

const choice = z.object({ const: z.string(), title: z.string().optional() });
const named = { title: z.string().nullish(), description: z.string().nullish() };
const itemsSchema = z.object({ enum: z.array(z.string()).optional(), anyOf: z.array(choice).optional() });
const fieldSchema = z.object({
  ...named,
  type: z.enum(['string', 'number', 'integer', 'boolean', 'array']),
  enum: z.array(z.string()).nullish(),
  oneOf: z.array(choice).nullish(),
  items: itemsSchema.nullish(),
});
type Field = z.infer<typeof fieldSchema>;
const formSchema = z.object({
  mode: z.literal('form'),
  message: z.string(),
  requestedSchema: z.object({ properties: z.record(z.string(), fieldSchema).default({}) }),
});

type Value = string | number | boolean | string[];
type Choice = { readonly value: Value; readonly label: string };

/**
 * Asks a person what an agent asks by a form of the protocol, a field after the other. Declined when it is no form
 * Overture can show; cancelled when the session ends first.
 */
export async function askForm(
  request: CreateElicitationRequest,
  desk: NeedDesk,
): Promise<CreateElicitationResponse> {
  const form = formSchema.safeParse(request);
  if (!form.success) return { action: 'decline' };
  const content: Record<string, Value> = {};
  for (const [name, field] of Object.entries(form.data.requestedSchema.properties)) {
    const answer = await desk.ask(questionOf(form.data.message, name, field), 'turn').answer;
    if (answer === null) return { action: 'cancel' };
    const value = valueOf(field, answer);
    if (value === null) return { action: 'decline' };
    content[name] = value;
  }
  return { action: 'accept', content };
}

function questionOf(message: string, name: string, field: Field): NewNeed {
  const label = field.title ?? name;
  const isAsked = message.trim().toLowerCase().includes(label.toLowerCase());
  return {
    kind: 'question',
    title: message,
    detail: '',
    explanation: [isAsked ? '' : label, field.description ?? ''].filter((words) => words !== '').join(': '),
    options: choicesOf(field).map((one, index) => ({ id: String(index), label: one.label, kind: 'answer' })),
    lasting: false,
  };
}

function choicesOf({ type, enum: plain, oneOf, items }: Field): readonly Choice[] {
  if (type === 'boolean')
    return [
      { value: true, label: 'Yes' },
      { value: false, label: 'No' },
    ];
  const titled = oneOf ?? items?.anyOf;
  if (titled) return titled.map(({ const: value, title }) => ({ value, label: title ?? value }));
  return (plain ?? items?.enum ?? []).map((value) => ({ value, label: value }));
}

/** Own words count where they fit the field; null when nothing does. */
function valueOf(field: Field, { optionId, text }: GivenAnswer): Value | null {
  const words = text.trim();
  const chosen = optionId === '' ? undefined : choicesOf(field)[Number(optionId)]?.value;
  switch (field.type) {
    case 'boolean':
      return typeof chosen === 'boolean' ? chosen : null;
    case 'array':
      return typeof chosen === 'string' ? [chosen] : null;
    case 'number':
    case 'integer':
      return words !== '' && Number.isFinite(Number(words)) ? Number(words) : null;
    case 'string':
      return chosen ?? (words === '' ? null : words);
  }
}
