/** A request that was understood and refused. The status and the code reach the person's browser. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

export class NotFound extends Refused {
  constructor(what: string) {
    super(404, `no-such-${what}`);
  }
}
