import type { Command, CommandSection } from './commandStore.ts';

export type FoundSection = { readonly section: CommandSection; readonly commands: readonly Command[] };

const SECTIONS: readonly CommandSection[] = ['Do', 'Go to', 'In the spec', 'Tasks', 'Files', 'Projects'];
/** A long list of files or criteria is for searching, not for reading. */
const READ_WITHOUT_QUERY: readonly CommandSection[] = ['Do', 'Go to'];
const MOST_PER_SECTION = 20;

/** What fits the letters typed, best first; the section with the best fit leads. */
export function findCommands(commands: readonly Command[], query: string): readonly FoundSection[] {
  const isAsked = query.trim() !== '';
  return SECTIONS.filter((section) => isAsked || READ_WITHOUT_QUERY.includes(section))
    .map((section) => {
      const ranked = commands
        .filter((command) => command.section === section && !command.hidden)
        .map((command) => ({ command, fit: fitOf(command, query) }))
        .filter(({ fit }) => fit > 0)
        .toSorted((a, b) => b.fit - a.fit)
        .slice(0, MOST_PER_SECTION);
      return { section, best: ranked[0]?.fit ?? 0, commands: ranked.map(({ command }) => command) };
    })
    .filter((found) => found.commands.length > 0)
    .toSorted((a, b) => b.best - a.best);
}

/** 0 when some word of the query is nowhere; else higher the nearer it stands to the start of the title. */
export function fitOf({ title, detail = '', keywords = [] }: Command, query: string): number {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const named = title.toLowerCase();
  const around = [detail, ...keywords].join(' ').toLowerCase();
  const fits = words.map((word) => {
    if (named.startsWith(word)) return 4;
    if (startsAWord(named, word)) return 3;
    if (named.includes(word)) return 2;
    return around.includes(word) ? 1 : 0;
  });
  if (fits.includes(0)) return 0;
  return words.length === 0 ? 1 : fits.reduce<number>((sum, fit) => sum + fit, 0) / words.length;
}

function startsAWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return true;
  }
  return false;
}
