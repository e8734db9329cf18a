/** Names that programs need to find themselves, their home, their language and a display; none carries a secret. */
const PLAIN =
  /^(?:PATH|PATHEXT|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_\w+|TZ|TERM|COLORTERM|TMPDIR|TMP|TEMP|DISPLAY|WAYLAND_DISPLAY|XDG_\w+|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|USERPROFILE|USERNAME|USERDOMAIN|HOMEDRIVE|HOMEPATH|APPDATA|LOCALAPPDATA|PROGRAMDATA|PROGRAMFILES|PROGRAMFILES\(X86\)|PROGRAMW6432|COMMONPROGRAMFILES|NUMBER_OF_PROCESSORS|PROCESSOR_\w+|OS|JAVA_HOME|GOPATH|GOROOT|CARGO_HOME|RUSTUP_HOME|NVM_DIR|VOLTA_HOME|PYENV_ROOT|VIRTUAL_ENV|HTTP_PROXY|HTTPS_PROXY|NO_PROXY|SSL_CERT_FILE|SSL_CERT_DIR|NODE_EXTRA_CA_CERTS)$/i;

export type Environment = Readonly<Record<string, string | undefined>>;

/** The plain part of this process's environment, with `extra` on top; an undefined value removes a name. */
export function childEnvironment(extra: Environment = {}, source: Environment = process.env): Environment {
  const kept = Object.entries(source).filter(([name]) => PLAIN.test(name));
  const added = new Map([...kept, ...Object.entries(extra)]);
  return Object.fromEntries([...added].filter(([, value]) => value !== undefined));
}
