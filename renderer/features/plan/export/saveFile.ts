/** Hands a file to the platform: the window's shell asks where to, a browser does as it is set up. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has taken the content once the click is handled, and browsers keep what they have begun to read.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
