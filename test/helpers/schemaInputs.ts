import fc from 'fast-check';
import { z } from 'zod';

/** What a JSON Schema of a contract's input says, as far as these inputs use it. */
type Shape = {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly additionalProperties?: Shape | boolean;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
};

/** Which strings are worth trying in a field of that name. */
export type Strings = (field: string) => readonly string[];

export function shapeOf(schema: z.ZodType): Shape {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
}

/** Inputs of that shape, out of the strings given and of what a generator makes up. */
export function inputsOf(shape: Shape, strings: Strings, field = ''): fc.Arbitrary<unknown> {
  const within = (inner: Shape, name = field) => inputsOf(inner, strings, name);
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => within(choice)));
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  switch (Array.isArray(shape.type) ? shape.type[0] : shape.type) {
    case 'string':
      return textOf(strings(field), shape.pattern);
    case 'number':
    case 'integer':
      return fc.integer({ min: shape.minimum ?? -5, max: Math.min(shape.maximum ?? 40, 200_000) });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(within(shape.items ?? {}), { maxLength: 4 });
    case 'object':
      return recordOf(shape, strings);
    default:
      return fc.jsonValue();
  }
}

function textOf(known: readonly string[], pattern: string | undefined): fc.Arbitrary<string> {
  const fitting = pattern === undefined ? known : known.filter((text) => new RegExp(pattern, 'u').test(text));
  const made = fc.oneof(fc.string({ maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 12 }));
  if (fitting.length === 0) return made;
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...fitting) },
    { weight: pattern === undefined ? 3 : 1, arbitrary: made },
  );
}

function recordOf(shape: Shape, strings: Strings): fc.Arbitrary<unknown> {
  const required = new Set(shape.required);
  const fields = Object.entries(shape.properties ?? {});
  const model = Object.fromEntries(fields.map(([name, inner]) => [name, inputsOf(inner, strings, name)]));
  if (fields.length > 0) return fc.record(model, { requiredKeys: [...required] });
  return fc.dictionary(
    fc.constantFrom('__proto__', 'constructor', 'T1', 'a'),
    fc.constantFrom(...strings('')),
  );
}

/** The same value with one part of it replaced by, or grown with, something that does not belong there. */
export function spoiled(inputs: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom('__proto__', 'constructor', 'toString', '\0', 1e308, -0, ''),
    // A key that JSON makes an own property and an assignment would make a prototype.
    fc.constant(JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}')),
  );
  return fc.tuple(inputs, odd, fc.nat()).map(([input, replacement, place]) => {
    if (typeof input !== 'object' || input === null) return replacement;
    const keys = Object.keys(input);
    const key = keys[place % (keys.length + 1)] ?? '__proto__';
    const parts = Object.entries(input).filter(([name]) => name !== key);
    return JSON.parse(
      `{${[...parts, [key, replacement] as const]
        .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value) ?? 'null'}`)
        .join(',')}}`,
    ) as unknown;
  });
}

/** The places of free text in a shape, each as the way to put a text there in an input that otherwise fits. */
export function textPlaces(shape: Shape, path: readonly string[] = []): readonly (readonly string[])[] {
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) return unique(choices.flatMap((choice) => textPlaces(choice, path)));
  if (shape.const !== undefined || shape.enum) return [];
  if (shape.type === 'string' || (Array.isArray(shape.type) && shape.type.includes('string'))) return [path];
  if (shape.type === 'array' && shape.items) return textPlaces(shape.items, [...path, '0']);
  return Object.entries(shape.properties ?? {}).flatMap(([name, inner]) =>
    textPlaces(inner, [...path, name]),
  );
}

function unique(places: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...new Map(places.map((place) => [place.join('.'), place])).values()];
}

/** A copy of `value` with `text` at `place`; what is not there yet is made. */
export function withText(value: unknown, place: readonly string[], text: string): unknown {
  const [key, ...rest] = place;
  if (key === undefined) return text;
  if (key === '0') return [withText(Array.isArray(value) ? value[0] : undefined, rest, text)];
  const before = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  return { ...before, [key]: withText(before[key], rest, text) };
}
