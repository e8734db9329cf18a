import { DatabaseSync } from 'node:sqlite';

/** Run as a process of its own: holds a database for itself alone until it is ended. */
const database = new DatabaseSync(process.argv[2] ?? '');
database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
process.send?.('held');
process.on('message', () => {
  database.close();
  process.disconnect();
});
