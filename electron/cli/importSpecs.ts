import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { importFolder, type FolderImport } from '#electron/services/foreign/importFolder.ts';
import { readForeignSource } from '#electron/services/foreign/readForeignSource.ts';
import { readProjectSettings } from '#electron/services/project/projectSettings.ts';
import { fail, ok } from '#shared/contract/result.ts';
import { describeForeignError } from '#shared/foreign/foreignError.ts';
import { groupFiles } from '#shared/foreign/foreignUnit.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { Command, Terminal } from './command.ts';
import { readOptions } from './readOptions.ts';

/** `overture import DIR --to REPO [--json]`. */
export const importSpecs: Command = {
  name: 'import',
  usage: 'overture import DIR --to REPO [--json]',
  summary:
    'brings in the specs of spec-kit, OpenSpec and Kiro found in a folder, and lists each line that has no place of its own',
  run: async (args, terminal) => {
    const options = readOptions(args, ['to'], ['json']);
    if (!options.ok) return options;
    const [given, ...more] = options.value.names;
    const { to } = options.value.values;
    if (given === undefined) return fail('Name the folder to import from.');
    if (more.length > 0) return fail('Name one folder to import from.');
    if (to === undefined) return fail('Say with --to which repository the specs go to.');
    const [source, root] = [resolve(terminal.folder, given), resolve(terminal.folder, to)];
    for (const [folder, shown] of [
      [source, given],
      [root, to],
    ] as const)
      if (!(await isFolder(folder))) return fail(`There is no folder ${shown}. Check its name.`);

    const { settings, problems } = await readProjectSettings(root);
    for (const problem of problems) terminal.tell(problem);
    const leftOut: string[] = [];
    const files = await readForeignSource(source, (path, reason) => {
      leftOut.push(path);
      terminal.tell(`${path} stays where it is: ${reason}.`);
    });
    const done = await importFolder(files, root, settings.specs.replace(/\/+$/, ''));
    if (!done.ok) {
      terminal.tell(describeForeignError(done.error));
      if (options.value.on.has('json'))
        terminal.print(
          `${JSON.stringify({ specs: [], unplaced: [], structure: [], skipped: [] }, null, 1)}\n`,
        );
      return ok(1);
    }
    const carried = new Set(
      done.value.written.flatMap(({ imported }) => imported.origin.files.map(({ path }) => path)),
    );
    const left = [
      ...leftOut,
      ...groupFiles(files)
        .shared.filter(({ file }) => !carried.has(file.path))
        .map(({ file }) => file.path),
    ];
    if (options.value.on.has('json'))
      terminal.print(`${JSON.stringify(reportOn(done.value, settings.specs, left), null, 1)}\n`);
    else tellReport(done.value, settings.specs, terminal);
    return ok(0);
  },
};

function reportOn({ written, skipped }: FolderImport, specs: string, left: readonly string[]) {
  return {
    specs: written.map(({ specId, imported }) => {
      const document = parseSpec(imported.specText);
      const folder = `${specs.replace(/\/+$/, '')}/${specId}`;
      return {
        id: specId,
        title: imported.title,
        format: imported.origin.format,
        from: imported.origin.path,
        spec: `${folder}/spec.md`,
        plan: imported.planText === null ? null : `${folder}/plan.yaml`,
        requirements: document.requirements.length,
        criteria: document.criteria.length,
        tasks: imported.origin.tasks.length,
        files: imported.report.files,
      };
    }),
    /** `section`: quoted under “Kept from the original”; `attachment`: in the copy of its file below origin/. */
    unplaced: written.flatMap(({ specId, imported }) =>
      imported.report.unplaced.map((line) => ({ spec: specId, ...line })),
    ),
    /** Headings, labels and rules that Overture says in its own way. */
    structure: written.flatMap(({ specId, imported }) =>
      imported.report.structure.map((line) => ({ spec: specId, ...line })),
    ),
    skipped,
    left,
  };
}

function tellReport({ written, skipped }: FolderImport, specs: string, { print }: Terminal): void {
  for (const { specId, imported } of written) {
    const document = parseSpec(imported.specText);
    print(`${specs}/${specId}  ${imported.title}\n`);
    print(
      `  ${document.requirements.length} requirements, ${document.criteria.length} criteria, ${imported.origin.tasks.length} tasks, from ${imported.origin.path}\n`,
    );
    for (const { file, line, text, kept } of imported.report.unplaced.filter((own) => own.kept === 'section'))
      print(`  ${kept === 'section' ? 'kept' : 'attached'}: ${file}:${line}  ${text}\n`);
    for (const { path, kept } of imported.report.files.filter(
      (file) =>
        file.kept > 0 &&
        !imported.report.unplaced.some((own) => own.file === file.path && own.kept === 'section'),
    ))
      print(`  attached: ${kept} lines of ${path}\n`);
  }
  for (const { path, specId } of skipped) print(`${path} was brought in before, as ${specId}.\n`);
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
