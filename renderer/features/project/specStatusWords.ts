import type { SpecStatus } from '#shared/project/project.ts';

export const specStatusWords: Readonly<Record<SpecStatus, string>> = {
  draft: 'Draft',
  'in-review': 'In review',
  approved: 'Approved',
  building: 'Building',
  done: 'Done',
  retired: 'Retired',
};
