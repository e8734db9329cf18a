import type { FoundSpec } from '#shared/foreign/contract.ts';
import { FORMAT_NAMES, foreignFormatSchema } from '#shared/foreign/foreignFormat.ts';

/** “3 specs of spec-kit in specs/ and 1 of Kiro in .kiro/specs/”; archived changes are not counted. */
export function foundWords(specs: readonly FoundSpec[]): string {
  const live = specs.filter(({ kind }) => kind !== 'archived');
  const groups = foreignFormatSchema.options.flatMap((format) => {
    const own = live.filter((spec) => spec.format === format);
    return own.length > 0
      ? [{ format, count: own.length, folder: commonFolder(own.map(({ path }) => path)) }]
      : [];
  });
  const words = groups.map(({ format, count, folder }, index) => {
    const noun = index > 0 ? '' : count === 1 ? ' spec' : ' specs';
    return `${count}${noun} of ${FORMAT_NAMES[format]} in ${folder}`;
  });
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function commonFolder(paths: readonly string[]): string {
  const [first = '', ...rest] = paths.map((path) => path.split('/').slice(0, -1));
  const shared = rest.reduce<readonly string[]>(
    (common, parts) =>
      common.filter(
        (part, index) =>
          common.slice(0, index + 1).every((own, at) => own === parts[at]) && part === parts[index],
      ),
    first === '' ? [] : first,
  );
  return shared.length > 0 ? `${shared.join('/')}/` : 'the repository';
}
