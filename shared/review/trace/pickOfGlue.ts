import { namesOf } from './nameLinks.ts';
import type { TracedPart } from './traceFeatures.ts';

/** Words that tell no import from another. */
const SYNTAX =
  /^(?:import|from|type|use|using|require|crate|super|self|mod|pub|package|const|var|let|static|final|export)$/;
const SHORTEST_NAME = 3;

/**
 * Gives what glue serves: imports serve what the lines of their file that use them serve, and of that only what the
 * imported code serves too, where it is in the change. What tests share goes by its users alike. `sure` is what each
 * part serves that is no glue.
 */
export function createPickOfGlue(
  parts: readonly TracedPart[],
  sure: readonly (readonly number[])[],
): (own: TracedPart) => readonly number[] {
  const others = parts.flatMap((part, index) => (part.glue ? [] : [{ part, serves: sure[index] ?? [] }]));
  const byFile = Map.groupBy(
    others.map((one) => ({ ...one, names: namesIn(one.part) })),
    ({ part }) => part.of.file.path,
  );
  const byMade = Map.groupBy(
    others.flatMap((one) => madeBy(one.part).map((name) => ({ ...one, name }))),
    ({ name }) => name,
  );
  return (own) => {
    const { path } = own.of.file;
    const mates = byFile.get(path) ?? [];
    const names = [...namesIn(own)].filter((name) => name.length >= SHORTEST_NAME && !SYNTAX.test(name));
    const found = names.map((name) => {
      const users = all(mates.filter((mate) => mate.names.has(name)));
      const makers = all((byMade.get(name) ?? []).filter(({ part }) => part.of.file.path !== path));
      const both = new Set([...users].filter((one) => makers.has(one)));
      return { users: both.size > 0 ? both : users, makers };
    });
    const byUse = new Set(found.flatMap(({ users }) => [...users]));
    if (byUse.size > 0) return [...byUse];
    const ofFile = all(mates);
    return [...(ofFile.size > 0 ? ofFile : new Set(found.flatMap(({ makers }) => [...makers])))];
  };
}

function all(some: readonly { readonly serves: readonly number[] }[]): ReadonlySet<number> {
  return new Set(some.flatMap(({ serves }) => serves));
}

function namesIn({ part }: TracedPart): ReadonlySet<string> {
  return namesOf(part.changed.map(({ text }) => text));
}

/** Modules go by the name of their file. */
function madeBy({ of }: TracedPart): readonly string[] {
  const { path } = of.file;
  const module = path.slice(path.lastIndexOf('/') + 1).replace(/\..*$/, '');
  return [...new Set([...of.defines, module])];
}
