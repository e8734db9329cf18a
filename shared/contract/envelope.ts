import { z } from 'zod';
import { FAULT_CODES } from './faultCodes.ts';

const id = z.number().int().positive();
const method = z.string().max(100);

/** What a page may say. The host parses every message with this before anything else sees it. */
export const requestEnvelopeSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('call'), id, method, input: z.unknown() }),
  z.strictObject({ type: z.literal('open'), id, method, input: z.unknown() }),
  z.strictObject({ type: z.literal('cancel'), id }),
]);
export type RequestEnvelope = z.infer<typeof requestEnvelopeSchema>;

/** A fault is not one of a procedure's own codes: the request was malformed, the disk refuses, or the host has a bug. */
export const faultSchema = z.strictObject({
  code: z.enum(FAULT_CODES),
  message: z.string(),
});
export type Fault = z.infer<typeof faultSchema>;

/** What the host may say. `seq` counts a stream's events from 1. */
export const replyEnvelopeSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('result'), id, value: z.unknown() }),
  z.strictObject({ type: z.literal('refused'), id, error: z.unknown() }),
  z.strictObject({ type: z.literal('fault'), id, fault: faultSchema }),
  z.strictObject({ type: z.literal('snapshot'), id, value: z.unknown() }),
  z.strictObject({ type: z.literal('event'), id, seq: z.number().int().positive(), value: z.unknown() }),
  z.strictObject({ type: z.literal('end'), id }),
]);
export type ReplyEnvelope = z.infer<typeof replyEnvelopeSchema>;
