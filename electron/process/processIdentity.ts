import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/**
 * When a process started, as an opaque text: a process id together with this is never reused.
 * Null when the process is gone (a zombie counts as gone) or the system tells nothing.
 */
export async function processStartTime(pid: number): Promise<string | null> {
  if (process.platform === 'linux') return linuxStartTime(pid);
  if (process.platform === 'win32') return windowsStartTime(pid);
  return posixStartTime(pid);
}

async function linuxStartTime(pid: number): Promise<string | null> {
  const stat = await readStat(pid);
  if (stat === null || stat.state === 'Z' || stat.state === 'X') return null;
  // Ticks count from boot, so the boot belongs to the identity.
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return `${boot.trim()}:${stat.startTicks}`;
}

type ProcStat = { readonly state: string; readonly parent: number; readonly startTicks: string };

/** The fields of /proc/<pid>/stat that matter here; see proc_pid_stat(5). Null when the process is gone. */
export async function readStat(pid: number): Promise<ProcStat | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  // The program's name stands in brackets and may itself hold brackets and spaces.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, parent] = fields ?? [];
  const startTicks = fields?.[19];
  if (state === undefined || parent === undefined || startTicks === undefined) return null;
  return { state, parent: Number(parent), startTicks };
}

/** The first word is the state, in which a zombie has a Z. */
async function posixStartTime(pid: number): Promise<string | null> {
  const line = await ask('ps', ['-o', 'stat=', '-o', 'lstart=', '-p', String(pid)]);
  const [state, ...start] = line?.split(/\s+/) ?? [];
  return state === undefined || state.startsWith('Z') ? null : start.join(' ');
}

function windowsStartTime(pid: number): Promise<string | null> {
  const script = `(Get-Process -Id ${pid} -ErrorAction Stop).StartTime.ToFileTimeUtc()`;
  return ask('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script]);
}

async function ask(program: string, args: readonly string[]): Promise<string | null> {
  try {
    const { stdout } = await execute(program, args, {
      env: { ...process.env, LC_ALL: 'C' },
      windowsHide: true,
    });
    return stdout.trim() || null;
  } catch {
    // The program answers with a failure when the process is gone, which is the answer.
    return null;
  }
}
