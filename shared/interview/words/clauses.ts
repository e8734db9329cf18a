/** Begins a reason or a condition, which asks for nothing by itself. */
const ASIDE =
  /^(?:so that|so|because|since|when|whenever|if|while|unless|until|instead|rather|which|although)\b/i;
const JOINT = /(\s*[,;:]\s+(?:(?:and|or|but|then)\s+)?|\s+(?:and|but|then)\s+)/i;

/**
 * The parts of a sentence that say something each: `search by title, and sort by date` has two, `invoices, orders and
 * reports` one. `says` tells of a part whether it does, and `isOpen` of what stands before whether it still needs one.
 */
export function clausesOf(
  sentence: string,
  says: (part: string) => boolean,
  isOpen: (before: string) => boolean,
): readonly string[] {
  const [first = '', ...more] = sentence.split(JOINT);
  const clauses = [first];
  for (let at = 0; at < more.length; at += 2) {
    const [joint = '', part = ''] = more.slice(at);
    const last = clauses.at(-1) ?? '';
    if (ASIDE.test(part)) continue;
    if (says(part) && !isOpen(last)) clauses.push(part);
    else clauses[clauses.length - 1] = last + joint + part;
  }
  return clauses;
}
