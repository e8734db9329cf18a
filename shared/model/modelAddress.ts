/** The origin a key belongs to; null for what is no http or https address, or holds a name and password. */
export function originOf(address: string): string | null {
  const url = URL.parse(address.trim());
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
  return url.origin;
}

/** True for an address that only this machine answers. */
export function isOnThisMachine(address: string): boolean {
  const host = URL.parse(address.trim())?.hostname ?? '';
  return /^(?:localhost|(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i.test(host);
}

/** “qwen3-coder through Ollama, on this machine”, or “mistral-large at models.example.com”. */
export function modelWords(address: string, model: string): string {
  const url = URL.parse(address.trim());
  const name = model.split('/').at(-1) ?? model;
  if (!isOnThisMachine(address)) return `${name} at ${url?.host ?? address}`;
  const program = PROGRAMS[url?.port ?? ''];
  return `${name}${program ? ` through ${program}` : ''}, on this machine`;
}

/** Programs by the port they listen on unless told otherwise. */
const PROGRAMS: Readonly<Record<string, string>> = { '11434': 'Ollama', '1234': 'LM Studio', '1337': 'Jan' };
