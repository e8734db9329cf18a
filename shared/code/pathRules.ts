const VENDORED =
  /(?:^|\/)(?:node_modules|bower_components|vendor|vendored|third_party|third-party|\.yarn|\.venv|venv|site-packages|__pycache__|Pods|Carthage)\//;
const BUILT = /(?:^|\/)(?:dist|coverage|\.next|\.nuxt|\.svelte-kit|\.turbo|\.cache)\/|^(?:out|target)\//;
const GENERATED =
  /(?:[.-]min\.(?:js|css|mjs|cjs)|\.(?:map|snap|pb\.go|pb\.cc|pb\.h|g\.dart|designer\.cs|g\.cs)|_pb2(?:_grpc)?\.pyi?|\.generated\.\w+)$/i;
const LOCK =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|poetry\.lock|uv\.lock|Pipfile\.lock|pdm\.lock|Gemfile\.lock|composer\.lock|Cargo\.lock|go\.sum|packages\.lock\.json|flake\.lock|mix\.lock|pubspec\.lock|gradle\.lockfile|deno\.lock)$/;
const TEST =
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e|testing|testdata)\/|(?:^|\/)(?:test_[^/]*|conftest)\.py$|[._-](?:test|tests|spec)\.[^/]+$|_test\.\w+$|(?:^|\/)[A-Z]\w*(?:Test|Tests|IT|Spec)\.(?:java|cs|php|kt|scala)$/;

/** A file that some tool writes to pin versions; nobody looks for code there. */
export function isLockFile(path: string): boolean {
  return LOCK.test(path);
}

/** Files of others, and files a build writes: never part of the index. */
export function isLeftOut(path: string): boolean {
  return LOCK.test(path) || VENDORED.test(path) || BUILT.test(path) || GENERATED.test(path);
}

/** By the habits of the nine languages: a folder of tests, or a name that says test or spec. */
export function isTestFile(path: string): boolean {
  return TEST.test(path);
}

const DOT_TEST = /(?:[._-](?:test|tests|spec)|Tests?|IT|Spec)(?=\.[^.]+$)|^test_/g;

/** `b/parser.test.ts` and `a/parser.ts` share `parser`: the name by which a test and its subject find each other. */
export function subjectName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(DOT_TEST, '');
  const dot = name.indexOf('.');
  return (dot > 0 ? name.slice(0, dot) : name).toLowerCase();
}
