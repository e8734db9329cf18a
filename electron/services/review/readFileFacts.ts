import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { FileFacts } from '#shared/review/analyseChange.ts';

/** Steps of imports within which a test reaches a file, as the code index counts them. */
const STEPS = 3;

const DEPENDANTS = `
  SELECT count(DISTINCT edge.file) AS count FROM edge JOIN file ON file.id = edge.target WHERE file.path = ?`;
const TESTED = `
  WITH RECURSIVE reached (id, step) AS (
    SELECT id, 0 FROM file WHERE path = ?
    UNION SELECT edge.file, step + 1 FROM edge JOIN reached ON edge.target = reached.id WHERE step < ${STEPS}
  )
  SELECT 1 AS found FROM reached JOIN file USING (id) WHERE test = 1 LIMIT 1`;

/** What the code index says of files now; nothing where there is no index yet, or it is being made. */
export function readFileFacts(dataFolder: string, paths: readonly string[]): ReadonlyMap<string, FileFacts> {
  const file = join(dataFolder, 'code.sqlite');
  const facts = new Map<string, FileFacts>();
  if (!existsSync(file)) return facts;
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    const known = database.prepare('SELECT 1 AS found FROM file WHERE path = ? AND language IS NOT NULL');
    const dependants = database.prepare(DEPENDANTS);
    const tested = database.prepare(TESTED);
    for (const path of paths) {
      if (!known.get(path)) continue;
      facts.set(path, {
        dependants: Number(dependants.get(path)?.['count'] ?? 0),
        tested: tested.get(path) !== undefined,
      });
    }
    database.close();
    return facts;
  } catch {
    // An index that another process is just making, or of another version, tells nothing yet.
    return facts;
  }
}
