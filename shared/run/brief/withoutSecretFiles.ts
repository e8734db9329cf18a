import { parsePatch } from '#shared/review/parsePatch.ts';

/**
 * A patch of git without what it says of the files that hold secrets; a line stands in the place of each. `isSecret`
 * is asked of both names of a file that was renamed.
 */
export function withoutSecretFiles(patch: string, isSecret: (path: string) => boolean): string {
  return patch
    .split(/^(?=diff --git )/m)
    .map((part) => {
      const files = part.startsWith('diff --git ') ? parsePatch(part) : [];
      const names = files.flatMap(({ path, oldPath }) => (oldPath === null ? [path] : [oldPath, path]));
      const secret = names.find(isSecret);
      return secret === undefined
        ? part
        : `# ${secret} changed; it may hold secrets, so its lines are left out\n`;
    })
    .join('');
}
