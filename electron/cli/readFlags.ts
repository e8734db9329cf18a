import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '#shared/contract/result.ts';

export type Flags<Name extends string> = {
  readonly on: ReadonlySet<Name>;
  readonly names: readonly string[];
};

/** Reads switches and names; a switch nobody knows fails with a sentence. */
export function readFlags<const Name extends string>(
  args: readonly string[],
  switches: readonly Name[],
): Result<Flags<Name>, string> {
  try {
    const options = Object.fromEntries(switches.map((name) => [name, { type: 'boolean' as const }]));
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
    });
    return ok({ on: new Set(switches.filter((name) => values[name] === true)), names: positionals });
  } catch (error) {
    const unknown = args.find((arg) => arg.startsWith('-') && !switches.some((name) => arg === `--${name}`));
    if (unknown === undefined) throw error;
    const known = switches.map((name) => `--${name}`).join(' and ');
    return fail(`“${unknown}” is not a switch of this command; it knows ${known}.`);
  }
}
