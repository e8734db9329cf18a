type Call = (...given: readonly unknown[]) => Promise<unknown>;

/** A part of the host whose code is loaded, and which is made, when it is first needed. */
export interface LatePart<Part> {
  get(): Promise<Part>;
  /** Lets go of what was made; nothing when nobody needed it. */
  dispose(): Promise<void>;
}

/** `make` runs once, and again only after it failed. */
export function onFirstUse<Part>(
  make: () => Promise<Part>,
  letGo: (part: Part) => Promise<void> = () => Promise.resolve(),
): LatePart<Part> {
  let making: Promise<Part> | undefined;
  return {
    async get() {
      making ??= make();
      try {
        return await making;
      } catch (error) {
        making = undefined;
        throw error;
      }
    },
    async dispose() {
      if (making) await letGo(await making);
    },
  };
}

/** A feature's handlers, whose service is made by the first request. Every handler answers with a promise anyway. */
export function lateHandlers<Service extends object>(part: LatePart<Service>): Service {
  return new Proxy({} as Service, {
    get:
      (_target, name) =>
      async (...given: readonly unknown[]) => {
        const service = await part.get();
        return (service as Record<PropertyKey, Call | undefined>)[name]?.(...given);
      },
  });
}
