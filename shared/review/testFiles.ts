const TEST_FOLDER = /(?:^|\/)(?:tests?|__tests__|specs?|e2e)\//i;
const TEST_NAME = /(?:^|[._-])(?:tests?|spec)(?:[._-]|$)|^test_/i;
/** Specs of this product are called spec.md, so prose is never a test. */
const PROSE = /\.(?:md|mdx|txt|ya?ml|json)$/i;
const TEST_CLASS = /Tests?\.\w+$/;

/** Whether a path looks like a test by the customs of the common languages. */
export function isTestFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (PROSE.test(name)) return false;
  return TEST_FOLDER.test(path) || TEST_NAME.test(name) || TEST_CLASS.test(name);
}
