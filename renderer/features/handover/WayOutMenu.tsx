import { FileOutput, Share } from 'lucide-react';
import { useMemo } from 'react';
import { type Command, useCommands } from '#renderer/app/commandStore.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { openWayOut } from './handoverStore.ts';

/** The ways a spec leaves the app: to someone who signs it, or to another tool. */
export function WayOutMenu() {
  useCommands(useMemo(() => COMMANDS, []));
  return (
    <Menu
      align="end"
      trigger={<IconButton name="Hand over or export" icon={Share} />}
      items={[
        {
          label: 'Hand over…',
          detail: 'one page or PDF, to read and sign off',
          icon: Share,
          onSelect: () => openWayOut('handover'),
        },
        {
          label: 'Export…',
          detail: 'for spec-kit, OpenSpec or Kiro',
          icon: FileOutput,
          onSelect: () => openWayOut('export'),
        },
      ]}
    />
  );
}

const COMMANDS: readonly Command[] = [
  {
    id: 'spec.handover',
    title: 'Hand over the spec…',
    detail: 'one page or PDF, to read and sign off',
    section: 'Do',
    icon: Share,
    keywords: ['client', 'pdf', 'html', 'print', 'sign'],
    run: () => openWayOut('handover'),
  },
  {
    id: 'spec.export',
    title: 'Export the spec…',
    detail: 'for spec-kit, OpenSpec or Kiro',
    section: 'Do',
    icon: FileOutput,
    keywords: ['speckit', 'openspec', 'kiro'],
    run: () => openWayOut('export'),
  },
];
