import { resolve } from 'node:path';
import { fail, ok } from '#shared/contract/result.ts';
import type { Command } from './command.ts';
import { findingsOfFile, findingsOfLines } from './findingsOf.ts';
import { printFindings } from './printFindings.ts';
import { readFlags } from './readFlags.ts';
import { readText } from './readText.ts';

/** `overture lint FILE [--lines] [--json]`. */
export const lintFile: Command = {
  name: 'lint',
  usage: 'overture lint FILE [--lines] [--json]',
  summary: 'says what is unclear in a spec or, with --lines, in a text of one requirement a line',
  run: async (args, terminal) => {
    const flags = readFlags(args, ['lines', 'json']);
    if (!flags.ok) return flags;
    const [file, ...more] = flags.value.names;
    if (file === undefined) return fail('Name the file to lint.');
    if (more.length > 0)
      return fail('Name one file; to look at a whole repository there is “overture check”.');
    const text = await readText(resolve(terminal.folder, file), file);
    if (!text.ok) return text;
    const findings = flags.value.on.has('lines') ? findingsOfLines(text.value) : findingsOfFile(text.value);
    if (flags.value.on.has('json')) terminal.print(`${JSON.stringify(findings, null, 1)}\n`);
    else
      printFindings(
        findings.map((finding) => ({ file, ...finding })),
        terminal,
      );
    return ok(0);
  },
};
