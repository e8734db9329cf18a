import picomatch from 'picomatch';

/** Files that hold secrets by custom, wherever they stand. Overture sends none of them, even when they are committed. */
const SECRET = picomatch(
  [
    '.env*',
    '*.env',
    '.npmrc',
    '.yarnrc*',
    '.pypirc',
    '.netrc',
    '_netrc',
    '.htpasswd',
    '.git-credentials',
    '.dockercfg',
    '*.pem',
    '*.key',
    '*.p12',
    '*.pfx',
    '*.jks',
    '*.keystore',
    '*.kdbx',
    '*.tfstate*',
    '*.tfvars',
    'id_{rsa,dsa,ecdsa,ed25519}*',
    'credentials',
    'credentials.*',
    'secret.*',
    'secrets.*',
    '*.secret',
    'service-account*.json',
  ],
  { dot: true, nocase: true, basename: true },
);
const SECRET_FOLDER = /(?:^|\/)(?:\.ssh|\.aws|\.gnupg|\.azure|\.kube|secrets?|\.git)\//i;

/** A test for paths that never go to a model; `carried` are the project's globs of files copied into workspaces. */
export function secretPaths(carried: readonly string[]): (path: string) => boolean {
  const isCarried = picomatch([...carried], { dot: true });
  return (path) => SECRET(path) || SECRET_FOLDER.test(path) || (carried.length > 0 && isCarried(path));
}
