/** The token was good once and is spent: it leaves the address, so that nobody keeps, copies or asks about it. */
export function forgetToken(page: Window): void {
  const address = new URL(page.location.href);
  if (!address.searchParams.has('token')) return;
  address.searchParams.delete('token');
  page.history.replaceState(page.history.state, '', address);
}
