import { z } from 'zod';

/** Names a run within its repository: `run-7`. */
export const runIdSchema = z
  .string()
  .regex(/^run-[1-9]\d{0,6}$/)
  .brand<'RunId'>();
export type RunId = z.infer<typeof runIdSchema>;

/** Names one agent's try at one task: `run-7.T4.1`. A retry is a new attempt. */
export const attemptIdSchema = z
  .string()
  .regex(/^run-[1-9]\d*\.T[1-9]\d*\.[1-9]\d*$/)
  .brand<'AttemptId'>();
export type AttemptId = z.infer<typeof attemptIdSchema>;
