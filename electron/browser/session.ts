import { randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may speak to this launch: holders of a cookie that was bought with a token, each token once. */
export interface Sessions {
  /** A new 256-bit token for an address, good for one exchange. */
  issueToken(): string;
  /** The cookie's value for a token, or undefined when the token is unknown or spent. */
  redeem(token: string): string | undefined;
  isSession(value: string | undefined): boolean;
}

export function createSessions(): Sessions {
  let tokens: readonly string[] = [];
  // One value for all tabs and browsers of a launch: each could reach the others' data anyway.
  const session = secret();
  return {
    issueToken() {
      const token = secret();
      tokens = [...tokens, token];
      return token;
    },
    redeem(token) {
      const found = tokens.find((known) => sameSecret(known, token));
      if (found === undefined) return undefined;
      tokens = tokens.filter((known) => known !== found);
      return session;
    },
    isSession: (value) => value !== undefined && sameSecret(session, value),
  };
}

export function secret(): string {
  return randomBytes(32).toString('base64url');
}

/** Takes the same time wherever the two differ. */
export function sameSecret(known: string, given: string): boolean {
  const left = Buffer.from(known);
  const right = Buffer.from(given);
  return left.length === right.length && timingSafeEqual(left, right);
}
