import { childEnvironment, type Environment } from '#electron/process/childEnvironment.ts';

/** One configuration value that wins over every file, handed over by environment so that any key can be named. */
export type ConfigValue = readonly [key: string, value: string];

/** A folder that cannot hold a hook; git for Windows reads this name the same way. */
const NO_FOLDER = '/dev/null';

/**
 * What a repository's configuration may never decide for us: programs to run, prompts, and the shape of output.
 * docs/decisions/neutralised-git.md tells why filters are not simply all on this list.
 */
const FIXED: readonly ConfigValue[] = [
  ['core.hooksPath', NO_FOLDER],
  // Before 2.36 a word here is a program; every version reads an empty one as none.
  ['core.fsmonitor', ''],
  ['core.untrackedCache', 'false'],
  ['core.sshCommand', 'ssh'],
  ['core.gitProxy', ''],
  ['core.askPass', ''],
  ['core.editor', ':'],
  ['core.pager', 'cat'],
  ['core.quotePath', 'false'],
  ['core.safecrlf', 'false'],
  ['credential.helper', ''],
  ['protocol.allow', 'never'],
  ['protocol.ext.allow', 'never'],
  ['commit.gpgSign', 'false'],
  ['tag.gpgSign', 'false'],
  ['log.showSignature', 'false'],
  ['merge.verifySignatures', 'false'],
  ['merge.autoStash', 'false'],
  ['submodule.recurse', 'false'],
  ['diff.ignoreSubmodules', 'dirty'],
  ['branch.autoSetupMerge', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['i18n.commitEncoding', 'UTF-8'],
  ['i18n.logOutputEncoding', 'UTF-8'],
  // The person trusted this repository by name; the owner of its files says nothing more.
  ['safe.directory', '*'],
];

/** The environment of every git child: plain names, no inherited GIT_ variable, no prompt, no network, English. */
export function hardenedEnvironment(overrides: readonly ConfigValue[], extra: Environment): Environment {
  const values = [...FIXED, ...overrides];
  const numbered = values.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key] as const,
    [`GIT_CONFIG_VALUE_${index}`, value] as const,
  ]);
  return childEnvironment({
    ...machineSettings(),
    GIT_CONFIG_COUNT: String(values.length),
    ...Object.fromEntries(numbered),
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    GIT_EDITOR: ':',
    GIT_PAGER: 'cat',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    LC_ALL: 'C',
    LANGUAGE: undefined,
    ...extra,
  });
}

/** On Windows the system file carries line endings and long paths, without which every file would look changed. */
function machineSettings(): Environment {
  return process.platform === 'win32' ? {} : { GIT_CONFIG_NOSYSTEM: '1', GIT_ATTR_NOSYSTEM: '1' };
}
