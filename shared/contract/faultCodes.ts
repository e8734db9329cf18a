/** What can be wrong with a request itself, whatever was asked. */
export const FAULT_CODES = [
  'badRequest',
  'unknownMethod',
  'internal',
  'badReply',
  'disconnected',
  'cancelled',
] as const;
