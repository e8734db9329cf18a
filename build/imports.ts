import { join } from 'node:path';
import { checkImports } from './importRules.ts';
import { readImports } from './readImports.ts';

const root = process.argv[2] ?? join(import.meta.dirname, '..');
const { files, imports } = await readImports(root, ['electron', 'renderer', 'shared']);
// A check that looks at nothing would always be content.
const problems =
  files.length < 10 || imports.length < 10
    ? ['There are hardly any files to check.']
    : checkImports(imports, files);

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`${imports.length} imports of ${files.length} files run the right way.`);
