/** How agents put a refusal of their model's server into words; each begins the message and names an HTTP status. */
const ERRORS: readonly RegExp[] = [
  /^unexpected status [45]\d\d\b/i,
  /^exceeded retry limit, last status: [45]\d\d\b/i,
  /^(?:\w+ ){0,3}error(?: \([^)\n]*\))?: (?:\w+ ){0,5}\(?[45]\d\d\b/i,
  /^(?:HTTP )?(?:401 unauthorized|429 too many requests|5\d\d (?:internal server error|bad gateway|service unavailable|gateway timeout))\b/i,
];
/** A message that long tells of more than an error. */
const MOST_CHARACTERS = 2000;
const QUOTED_CHARACTERS = 200;

/**
 * The error of a model's server that a message consists of, or null. Some agents pass such an error on as if their
 * model had said it, and end their turn in good order.
 */
export function modelErrorIn(message: string): string | null {
  const text = message.trim();
  if (text.length > MOST_CHARACTERS || !ERRORS.some((error) => error.test(text))) return null;
  const [line = ''] = text.split('\n');
  return line.trim().replace(/\.$/, '').slice(0, QUOTED_CHARACTERS);
}
