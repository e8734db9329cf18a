/** Verbs that cannot both be the answer to one event. */
const PAIRS = `allow refuse, allow deny, allow reject, allow prevent, allow block, allow forbid, permit refuse, permit deny,
  permit prohibit, accept reject, accept refuse, accept decline, show hide, display hide, enable disable, keep delete,
  keep remove, keep discard, retain delete, retain discard, store discard, save discard, open close, lock unlock, start stop,
  begin end, add remove, include exclude, require skip, grant revoke, grant deny, encrypt decrypt, mount unmount,
  connect disconnect, increase decrease, approve reject, send suppress, archive delete, continue stop, continue abort,
  retry fail, overwrite keep, ignore report, log ignore, sync ignore`;

const OPPOSITES = new Set(
  PAIRS.split(',').flatMap((pair) => {
    const [one = '', other = ''] = pair.trim().split(' ');
    return [`${one} ${other}`, `${other} ${one}`];
  }),
);

export function areOpposites(one: string, other: string): boolean {
  return OPPOSITES.has(`${one} ${other}`);
}
