/**
 * The JSON object in what a model wrote: small models think aloud, put it in a code fence, talk around it, or leave a
 * comma behind the last entry. Undefined when there is none.
 */
export function parseModelJson(text: string): Readonly<Record<string, unknown>> | undefined {
  const plain = text.replace(/<think>.*?(?:<\/think>|$)/gs, '');
  let tries = 0;
  for (
    let start = plain.indexOf('{');
    start >= 0 && tries < 20;
    start = plain.indexOf('{', start + 1), tries++
  ) {
    const end = endOfObject(plain, start);
    const found = end === -1 ? undefined : objectIn(plain.slice(start, end));
    if (found) return found;
  }
  return undefined;
}

/** The offset behind the brace that closes the one at `start`; -1 when it is never closed. */
function endOfObject(text: string, start: number): number {
  let depth = 0;
  let isString = false;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (isString) {
      if (char === '\\') at++;
      else if (char === '"') isString = false;
    } else if (char === '"') isString = true;
    else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return at + 1;
  }
  return -1;
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  for (const candidate of [text, text.replace(/,(\s*[}\]])/g, '$1')]) {
    try {
      const value: unknown = JSON.parse(candidate);
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
    } catch {
      // The next candidate may do.
    }
  }
  return undefined;
}
