/** What can be wrong with a request itself, whatever was asked. */
export const FAULT_CODES = [
  'badRequest',
  'unknownMethod',
  'internal',
  /** A file of Overture's own cannot be read or written. */
  'storage',
  'badReply',
  'disconnected',
  'cancelled',
] as const;
