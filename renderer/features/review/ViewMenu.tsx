import { Settings2 } from 'lucide-react';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { changeView, useReviewView } from './reviewView.ts';

/** How changes are laid out and in which order they come. */
export function ViewMenu() {
  const { layout, readBy, hidesBlanks } = useReviewView();
  return (
    <Menu
      align="end"
      trigger={<IconButton name="How changes are shown" icon={Settings2} size="small" />}
      items={[
        { heading: 'Lines' },
        {
          label: 'One below the other',
          checked: layout === 'unified',
          onSelect: () => changeView({ layout: 'unified' }),
        },
        {
          label: 'Side by side',
          checked: layout === 'split',
          onSelect: () => changeView({ layout: 'split' }),
        },
        {
          label: 'Leave out changes of blanks',
          checked: hidesBlanks,
          onSelect: () => changeView({ hidesBlanks: !hidesBlanks }),
        },
        { heading: 'Order' },
        {
          label: 'By criterion and risk',
          detail: 'What is not met first, the risky before the rest',
          checked: readBy === 'order',
          onSelect: () => changeView({ readBy: 'order' }),
        },
        { label: 'File by file', checked: readBy === 'file', onSelect: () => changeView({ readBy: 'file' }) },
      ]}
    />
  );
}
