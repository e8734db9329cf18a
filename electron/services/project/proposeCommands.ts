import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

type Commands = Record<string, string>;

/**
 * What a repository's own files say about setting it up and checking it.
 * Only reads; nothing runs before a person has seen and trusted the commands.
 */
export async function proposeCommands(root: string): Promise<Commands> {
  const read = (name: string) => readFile(join(root, name), 'utf8').catch(() => null);
  const [packageJson, makefile, cargo, goMod, pyproject] = await Promise.all(
    ['package.json', 'Makefile', 'Cargo.toml', 'go.mod', 'pyproject.toml'].map(read),
  );
  const lockfiles = await Promise.all(
    ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock'].map(async (name) =>
      (await read(name)) === null ? null : name,
    ),
  );
  return {
    ...(makefile ? fromMakefile(makefile) : {}),
    ...(pyproject ? fromPyproject(pyproject) : {}),
    ...(goMod ? { test: 'go test ./...', lint: 'go vet ./...' } : {}),
    ...(cargo ? { test: 'cargo test', lint: 'cargo clippy' } : {}),
    ...(packageJson ? fromPackageJson(packageJson, lockfiles.find((name) => name !== null) ?? null) : {}),
  };
}

function fromPackageJson(text: string, lockfile: string | null): Commands {
  const manifest = parseJson(text);
  const scripts = recordOf(manifest['scripts']);
  const program = lockfile === 'pnpm-lock.yaml' ? 'pnpm' : lockfile === 'yarn.lock' ? 'yarn' : 'npm';
  const needsInstall =
    Object.keys(recordOf(manifest['dependencies'])).length +
      Object.keys(recordOf(manifest['devDependencies'])).length >
    0;
  const install =
    program === 'npm' ? (lockfile ? 'npm ci' : 'npm install') : `${program} install --frozen-lockfile`;
  const commands: Commands = needsInstall ? { setup: install } : {};
  for (const [name, script] of [
    ['test', 'test'],
    ['lint', 'lint'],
    ['types', 'typecheck'],
    ['types', 'types'],
  ] as const) {
    if (typeof scripts[script] === 'string')
      commands[name] = script === 'test' ? `${program} test` : `${program} run ${script}`;
  }
  return commands;
}

function fromMakefile(text: string): Commands {
  const targets = [...text.matchAll(/^([a-z][\w-]*)\s*:(?!=)/gm)].map((match) => match[1]);
  return Object.fromEntries(
    ['test', 'lint'].filter((name) => targets.includes(name)).map((name) => [name, `make ${name}`]),
  );
}

function fromPyproject(text: string): Commands {
  const commands: Commands = {};
  if (/\bpytest\b/.test(text)) commands['test'] = 'python -m pytest';
  if (/\bruff\b/.test(text)) commands['lint'] = 'ruff check';
  return commands;
}

function parseJson(text: string): Record<string, unknown> {
  try {
    return recordOf(JSON.parse(text));
  } catch {
    // A manifest in the middle of an edit proposes nothing; its own tools will complain about it.
    return {};
  }
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
