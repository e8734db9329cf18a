import type { z } from 'zod';
import { type Fault, type ReplyEnvelope, replyEnvelopeSchema } from './envelope.ts';
import type { Contract, Procedure, Stream } from './procedure.ts';
import { fail, ok, type Result } from './result.ts';

/** Parses what the far end of a channel says; a reply in any other form than the contract's is a fault. */
export interface ReplyReader<C extends Contract> {
  /** The contract it reads by: it gives a client its type. */
  readonly contract: C;
  /** Undefined when the message is not one of the protocol. */
  envelope(message: unknown): ReplyEnvelope | undefined;
  /** The answer of a call, the snapshot or an event of a stream, or why either refuses. */
  value(part: ReplyPart, method: string, value: unknown): Result<unknown, Fault>;
}

export type ReplyPart = 'output' | 'snapshot' | 'event' | 'error';

export function createReplyReader<C extends Contract>(contract: C): ReplyReader<C> {
  return {
    contract,
    envelope(message) {
      const parsed = replyEnvelopeSchema.safeParse(message);
      return parsed.success ? parsed.data : undefined;
    },
    value(part, method, value) {
      const [feature = '', name = ''] = method.split('.');
      const schema = schemaOf(contract[feature]?.[name], part);
      if (!schema) return fail({ code: 'unknownMethod', message: `There is no “${method}”.` });
      const parsed = schema.safeParse(value);
      return parsed.success ? ok(parsed.data) : fail(badReply(parsed.error));
    },
  };
}

function schemaOf(shape: Procedure | Stream | undefined, part: ReplyPart): z.ZodType | undefined {
  if (!shape) return undefined;
  if (part === 'error') return shape.error;
  if (shape.kind === 'procedure') return part === 'output' ? shape.output : undefined;
  return part === 'output' ? undefined : shape[part];
}

function badReply(error: z.ZodError): Fault {
  const first = error.issues[0];
  return {
    code: 'badReply',
    message: `Overture answered in a form this page cannot read (${first?.path.join('.')}: ${first?.message}).`,
  };
}
