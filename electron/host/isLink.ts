/** Whether an address is one the person's own browser or mail program opens, and nothing that runs here. */
export function isLink(address: string): boolean {
  return URL.canParse(address) && ['http:', 'https:', 'mailto:'].includes(new URL(address).protocol);
}
