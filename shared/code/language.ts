export const LANGUAGES = [
  'typescript',
  'python',
  'go',
  'java',
  'ruby',
  'php',
  'csharp',
  'rust',
  'c',
] as const;
/** `typescript` stands for JavaScript too and `c` for C++: each pair shares its rules. */
export type Language = (typeof LANGUAGES)[number];

const BY_ENDING: Readonly<Record<string, Language>> = {
  ...endings('typescript', 'ts tsx mts cts js jsx mjs cjs vue svelte'),
  ...endings('python', 'py pyi'),
  ...endings('go', 'go'),
  ...endings('java', 'java'),
  ...endings('ruby', 'rb rake'),
  ...endings('php', 'php'),
  ...endings('csharp', 'cs'),
  ...endings('rust', 'rs'),
  ...endings('c', 'c h cc cpp cxx hh hpp hxx'),
};

function endings(language: Language, list: string): Record<string, Language> {
  return Object.fromEntries(list.split(' ').map((ending) => [ending, language]));
}

/** The language whose definitions and imports are read; null for text that is only searched. */
export function languageOf(path: string): Language | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? null : (BY_ENDING[name.slice(dot + 1).toLowerCase()] ?? null);
}
