import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SPEC_ID, sampleSpec } from '../sampleRepository.ts';
import { longSpec } from '../spec/longSpec.ts';

export const LONG_SPEC_ID = '001-long';
const FILES_IN_A_FOLDER = 100;

/** A repository of `files` small modules, a spec of `lines` lines, and a newer one of forty criteria, which is opened. */
export async function makeLargeRepository(folder: string, files: number, lines: number): Promise<void> {
  await mkdir(join(folder, 'specs', LONG_SPEC_ID), { recursive: true });
  await writeFile(join(folder, 'specs', LONG_SPEC_ID, 'spec.md'), longSpec(lines));
  for (let first = 0; first < files; first += FILES_IN_A_FOLDER) {
    const part = join(folder, 'src', `part${first / FILES_IN_A_FOLDER}`);
    await mkdir(part, { recursive: true });
    const numbers = Array.from(
      { length: Math.min(FILES_IN_A_FOLDER, files - first) },
      (_none, at) => first + at,
    );
    await Promise.all(
      numbers.map((number) =>
        writeFile(
          join(part, `module${number}.ts`),
          `export function act${number}() {\n  return ${number};\n}\n`,
        ),
      ),
    );
  }
  await mkdir(join(folder, 'specs', SPEC_ID), { recursive: true });
  await writeFile(join(folder, 'specs', SPEC_ID, 'spec.md'), sampleSpec());
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  git('init', '--initial-branch=main');
  git('add', '.');
  git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', 'commit', '-m', 'start');
}
