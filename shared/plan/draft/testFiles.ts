/** How tests are named in most languages: `x.test.ts`, `x.spec.js`, `x_test.go`, `test_x.py`, `XTest.java`. */
const TEST_NAME =
  /^(?:(?<before>.+?)[._-](?:test|tests|spec)(?<end>\.\w+)|test_(?<after>.+?)(?<end2>\.\w+)|(?<camel>.+)Tests?(?<end3>\.(?:java|kt|cs|swift|php)))$/;

export function isTestFile(path: string): boolean {
  return TEST_NAME.test(nameOf(path)) || /(?:^|\/)(?:tests?|__tests__|spec)\//.test(path);
}

/** What a test is about: `settings` of `test/settings.test.ts`; null when its name does not say. */
export function testedStem(path: string): string | null {
  const groups = TEST_NAME.exec(nameOf(path))?.groups;
  return groups?.['before'] ?? groups?.['after'] ?? groups?.['camel'] ?? null;
}

/** The test beside a source file, or in the folder of tests, that bears its name. */
export function testOf(source: string, files: readonly string[]): string | null {
  const stem = stemOf(source);
  const named = files.filter((file) => testedStem(file) === stem);
  return named.toSorted((a, b) => sharedFolders(source, b) - sharedFolders(source, a))[0] ?? null;
}

/** Where a test for a source file would go by the custom of the repository; null when it has no tests yet. */
export function newTestPath(source: string, files: readonly string[]): string | null {
  const extension = extensionOf(source);
  const example = files.find((file) => testedStem(file) !== null && extensionOf(file) === extension);
  const stem = example ? testedStem(example) : null;
  if (!example || !stem) return null;
  const name = nameOf(example).replace(stem, stemOf(source));
  const folder = folderOf(example);
  const isBesideSource = files.some(
    (file) => folderOf(file) === folder && stemOf(file) === stem && file !== example,
  );
  return [isBesideSource ? folderOf(source) : folder, name].filter(Boolean).join('/');
}

export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function extensionOf(path: string): string {
  return /\.\w+$/.exec(path)?.[0] ?? '';
}

function stemOf(path: string): string {
  return nameOf(path).replace(/(?<=.)\.\w+$/, '');
}

function sharedFolders(a: string, b: string): number {
  const [first, second] = [a.split('/'), b.split('/')];
  const apart = first.findIndex((part, index) => part !== second[index]);
  return apart < 0 ? first.length : apart;
}
