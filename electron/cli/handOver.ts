import { basename, extname, join, resolve } from 'node:path';
import { openGit } from '#electron/git/openGit.ts';
import { appFolder } from '#electron/host/appFolder.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { describeHandoverError, type HandoverError } from '#shared/handover/handoverError.ts';
import type { Command } from './command.ts';
import { findSpec, type SpecPlace } from './findSpec.ts';
import { readOptions } from './readOptions.ts';

/** `overture handover SPEC --to FILE.html|FILE.pdf [--overwrite] [--json]`. */
export const handOver: Command = {
  name: 'handover',
  usage: 'overture handover SPEC --to FILE.html|FILE.pdf [--overwrite] [--json]',
  summary: 'writes a spec as one page, or as PDF, for a client to read and sign off',
  run: async (args, terminal) => {
    const options = readOptions(args, ['to'], ['overwrite', 'json']);
    if (!options.ok) return options;
    const [given, ...more] = options.value.names;
    const { to } = options.value.values;
    if (given === undefined || more.length > 0) return fail('Name one spec to hand over.');
    const kind = to === undefined ? '' : extname(to).toLowerCase();
    if (to === undefined || (kind !== '.html' && kind !== '.pdf'))
      return fail('Say with --to which file to write: one that ends in .html or .pdf.');
    const spec = await findSpec(given, terminal.folder);
    if (!spec.ok) return spec;
    const path = resolve(terminal.folder, to);
    const written = await write(spec.value, path, kind === '.pdf', options.value.on.has('overwrite'));
    if (!written.ok) {
      const hint = written.error.code === 'wouldOverwrite' ? ' Say --overwrite to replace it.' : '';
      terminal.tell(`${describeHandoverError(written.error)}${hint}`);
      return ok(1);
    }
    terminal.print(
      options.value.on.has('json') ? `${JSON.stringify({ file: path }, null, 1)}\n` : `${path}\n`,
    );
    return ok(0);
  },
};

/** What makes pages is loaded here, because no other command needs it. */
async function write(
  spec: SpecPlace,
  path: string,
  isPdf: boolean,
  overwrite: boolean,
): Promise<Result<null, HandoverError>> {
  const { makeHandover } = await import('#electron/services/handover/makeHandover.ts');
  const { saveHandover } = await import('#electron/services/handover/saveHandover.ts');
  // Looking executes nothing of the repository: the embedded engine reads its objects.
  const opened = spec.root === null ? null : await openGit({ path: spec.root, trusted: false, native: null });
  const git = opened?.ok ? opened.value : null;
  try {
    const made = await makeHandover({
      root: spec.root ?? spec.folder,
      path: spec.path,
      specId: spec.id,
      commit: null,
      projectName: basename(spec.root ?? spec.folder),
      git,
      approvals: [],
      resources: join(appFolder(), 'resources', 'handover'),
      fonts: 'inside',
      now: Date.now(),
    });
    if (!made.ok) return made;
    if (!isPdf) return await saveHandover(path, Buffer.from(made.value.html), overwrite);
    const { printWithBrowser } = await import('#electron/services/handover/printWithBrowser.ts');
    const pdf = await printWithBrowser(made.value.html);
    return pdf.ok ? await saveHandover(path, pdf.value, overwrite) : pdf;
  } finally {
    await git?.dispose();
  }
}
