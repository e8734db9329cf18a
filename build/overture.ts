import { chdir, env } from 'node:process';

/** The `overture` command straight from the sources: nothing to build first, and nothing but its answer on stdout. */
// npm runs scripts in the checkout; names on the command line mean files where the person stands.
if (env['INIT_CWD']) chdir(env['INIT_CWD']);
await import('../electron/cli/main.ts');
