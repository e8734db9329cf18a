import { resolve } from 'node:path';
import { exportSpec } from '#electron/services/foreign/exportSpec.ts';
import { fail, ok } from '#shared/contract/result.ts';
import { describeForeignError } from '#shared/foreign/foreignError.ts';
import { foreignFormatSchema } from '#shared/foreign/foreignFormat.ts';
import type { Command } from './command.ts';
import { findSpec } from './findSpec.ts';
import { readOptions } from './readOptions.ts';

/** `overture export SPEC --as FORMAT --to DIR [--overwrite] [--json]`. */
export const exportOneSpec: Command = {
  name: 'export',
  usage: 'overture export SPEC --as spec-kit|openspec|kiro --to DIR [--overwrite] [--json]',
  summary: 'writes a spec and its plan in the layout of spec-kit, OpenSpec or Kiro',
  run: async (args, terminal) => {
    const options = readOptions(args, ['as', 'to'], ['overwrite', 'json']);
    if (!options.ok) return options;
    const [given, ...more] = options.value.names;
    const { as, to } = options.value.values;
    if (given === undefined || more.length > 0) return fail('Name one spec to export.');
    const format = foreignFormatSchema.safeParse(as);
    if (!format.success) return fail('Say with --as which format to write: spec-kit, openspec or kiro.');
    if (to === undefined) return fail('Say with --to which folder to write into.');
    const spec = await findSpec(given, terminal.folder);
    if (!spec.ok) return spec;
    const done = await exportSpec({
      specFolder: spec.value.folder,
      specId: spec.value.id,
      format: format.data,
      target: resolve(terminal.folder, to),
      overwrite: options.value.on.has('overwrite'),
    });
    if (!done.ok) {
      terminal.tell(describeForeignError(done.error));
      return ok(1);
    }
    const { files, notExpressed } = done.value;
    if (options.value.on.has('json')) terminal.print(`${JSON.stringify({ files, notExpressed }, null, 1)}\n`);
    else terminal.print(files.map((file) => `${file}\n`).join(''));
    for (const sentence of notExpressed) terminal.tell(sentence);
    return ok(0);
  },
};
