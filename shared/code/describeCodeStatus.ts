import type { CodeStatus } from './code.ts';

/** A few words on how far the code is known, and sentences about what is not, or why. */
export function describeCodeStatus(status: CodeStatus): {
  readonly words: string;
  readonly notes: readonly string[];
} {
  switch (status.state) {
    case 'waiting':
      return { words: 'not read yet', notes: [] };
    case 'reading':
      return { words: 'being read', notes: [] };
    case 'ready':
      return {
        words: status.files === 1 ? '1 file read' : `${status.files.toLocaleString('en-GB')} files read`,
        notes: status.notes,
      };
    case 'cancelled':
      return { words: 'reading was stopped', notes: [] };
    case 'failed':
      return { words: 'could not be read', notes: [status.reason] };
  }
}
