import { isAbsolute, relative, sep } from 'node:path';

/** Relative to the workspace with forward slashes; a path elsewhere stays as it is, so that it can be seen. */
export function insideOf(workspace: string, path: string): string {
  const inside = isAbsolute(path) ? relative(workspace, path) : path;
  return inside.startsWith('..') || isAbsolute(inside) ? path : inside.split(sep).join('/');
}

/** Whether that path, absolute or of the workspace, lies elsewhere. */
export function isOutside(workspace: string, path: string): boolean {
  const inside = isAbsolute(path) ? relative(workspace, path) : path;
  return inside.split(sep)[0] === '..' || isAbsolute(inside);
}
