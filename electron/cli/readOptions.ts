import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '#shared/contract/result.ts';

export type Options<Value extends string, Switch extends string> = {
  readonly values: Readonly<Partial<Record<Value, string>>>;
  readonly on: ReadonlySet<Switch>;
  readonly names: readonly string[];
};

/** Reads `--name value`, switches and names, in any order; what nobody knows fails with a sentence. */
export function readOptions<const Value extends string, const Switch extends string>(
  args: readonly string[],
  valued: readonly Value[],
  switches: readonly Switch[],
): Result<Options<Value, Switch>, string> {
  try {
    const options = {
      ...Object.fromEntries(valued.map((name) => [name, { type: 'string' as const }])),
      ...Object.fromEntries(switches.map((name) => [name, { type: 'boolean' as const }])),
    };
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    const given = parsed.values as Record<string, string | boolean | undefined>;
    const values = Object.fromEntries(
      valued.flatMap((name) => (typeof given[name] === 'string' ? [[name, given[name]]] : [])),
    );
    return ok({
      values: values as Partial<Record<Value, string>>,
      on: new Set(switches.filter((name) => given[name] === true)),
      names: parsed.positionals,
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const known = [...valued.map((name) => `--${name} …`), ...switches.map((name) => `--${name}`)].join(', ');
    return fail(`${error.message.split('. ')[0]}. This command knows ${known}.`);
  }
}
