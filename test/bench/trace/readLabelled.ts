/** A changed file of a fixture: both texts, and the criteria that each changed line serves, by line number from 1. */
export interface LabelledFile {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly added: ReadonlyMap<number, readonly string[]>;
  readonly removed: ReadonlyMap<number, readonly string[]>;
}

export interface LabelledChange {
  readonly name: string;
  readonly spec: string;
  readonly report: string;
  readonly files: readonly LabelledFile[];
}

/** Reads a fixture in the form that test/fixtures/trace/README.md describes. */
export function readLabelled(name: string, text: string): LabelledChange {
  const sections = text.split(/^=== /m).slice(1);
  let [spec, report] = ['', ''];
  const files: LabelledFile[] = [];
  for (const section of sections) {
    const end = section.indexOf('\n');
    const [kind = '', ...words] = section.slice(0, end).split(' ');
    const body = section
      .slice(end + 1)
      .replace(/\n$/, '')
      .split('\n');
    if (kind === 'spec') spec = `# ${name}\n\n## Requirements\n\n${spaced(body)}\n`;
    else if (kind === 'report') report = body.join('\n');
    else files.push(readFile(words.join(' '), kind, body));
  }
  return { name, spec, report, files };
}

/** The fixtures leave out the empty line before each heading and list. */
function spaced(lines: readonly string[]): string {
  return lines.map((line) => (line.startsWith('###') ? `\n${line}\n` : line)).join('\n');
}

function readFile(path: string, kind: string, lines: readonly string[]): LabelledFile {
  const before: string[] = [];
  const after: string[] = [];
  const added = new Map<number, readonly string[]>();
  const removed = new Map<number, readonly string[]>();
  let labels: readonly string[] = [];
  for (const line of lines) {
    if (line.startsWith('@@ ')) {
      labels = line === '@@ none' ? [] : line.slice(3).split(', ');
      continue;
    }
    const sign = kind === 'new' ? '+' : kind === 'old' ? ' ' : (line[0] ?? ' ');
    const text = kind === 'file' ? line.slice(1) : line;
    if (sign !== '+') before.push(text);
    if (sign !== '-') after.push(text);
    if (sign === '+') added.set(after.length, labels);
    if (sign === '-') removed.set(before.length, labels);
  }
  const whole = (texts: readonly string[]) => `${texts.join('\n')}\n`;
  return { path, before: kind === 'new' ? null : whole(before), after: whole(after), added, removed };
}
