import {
  ArrowRight,
  Braces,
  FileText,
  GitCompare,
  Hand,
  Pause,
  Plus,
  Search,
  Settings2,
  Square,
  Undo2,
} from 'lucide-react';
import { useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { Chip, ChipChoice } from '#renderer/ui/Chip.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { KeyCap } from '#renderer/ui/KeyCap.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { RadioChoice } from '#renderer/ui/RadioChoice.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { Stepper } from '#renderer/ui/Stepper.tsx';
import { Switch } from '#renderer/ui/Switch.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { Line, Tile } from './Tile.tsx';

export function Controls() {
  return (
    <>
      <Buttons />
      <Choices />
      <Fields />
    </>
  );
}

function Buttons() {
  const [open, setOpen] = useState(false);
  return (
    <Tile title="Buttons" padded>
      <Line>
        <Button variant="primary" keys="mod+enter">
          Answer
        </Button>
        <Button icon={Pause}>Pause</Button>
        <Button variant="quiet">Skip</Button>
        <Button variant="danger" icon={Square}>
          Stop…
        </Button>
      </Line>
      <Line>
        <Button size="small">Accept all</Button>
        <Button size="small" iconEnd={ArrowRight}>
          Review and approve
        </Button>
        <Button variant="needs" icon={Hand}>
          3 need you
        </Button>
        <Button variant="link">Look again</Button>
      </Line>
      <Line>
        <Button variant="primary" size="large" onClick={() => setOpen(true)}>
          Open a dialog…
        </Button>
        <Button size="large" busy>
          Landing
        </Button>
        <Button disabled>Disabled</Button>
      </Line>
      <Line>
        <IconButton name="Undo" keys="mod+z" icon={Undo2} />
        <IconButton name="Add" variant="plain" icon={Plus} />
        <IconButton name="Settings" size="small" variant="plain" icon={Settings2} />
        <KeyCap keys="mod+shift+l" split />
        <SampleMenu />
      </Line>
      <Line>
        <Toasts />
      </Line>
      <SampleDialog open={open} onOpenChange={setOpen} />
    </Tile>
  );
}

function SampleMenu() {
  return (
    <Menu
      trigger={<Button>Menu</Button>}
      items={[
        { heading: 'Projects' },
        { label: 'harbor', detail: '/home/priya/harbor', checked: true, onSelect: () => undefined },
        { label: 'lantern-web', checked: false, onSelect: () => undefined },
        'separator',
        { label: 'Open a project…', icon: Search, keys: 'mod+o', onSelect: () => undefined },
        { label: 'Remove', danger: true, onSelect: () => undefined },
      ]}
    />
  );
}

function Toasts() {
  return (
    <>
      <Button
        onClick={() =>
          showToast({
            tone: 'good',
            title: 'T3 landed.',
            text: 'T7 may start when T4 has landed too.',
            action: { label: 'Undo', onAct: () => undefined },
          })
        }
      >
        Toast
      </Button>
      <Button
        onClick={() =>
          showToast({
            tone: 'needs',
            title: 'T4 asks',
            text: 'whether it may run a command.',
            action: { label: 'Look', onAct: () => undefined },
          })
        }
      >
        Asking toast
      </Button>
    </>
  );
}

function SampleDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      icon={Square}
      title="Stop run 7?"
      summary="Three agents stop where they are. Their work stays in their workspaces."
      aside={<Button variant="quiet">Look first</Button>}
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Keep running</Button>
          <Button variant="primary" onClick={() => onOpenChange(false)}>
            Stop run 7
          </Button>
        </>
      }
    />
  );
}

function Choices() {
  const [view, setView] = useState<'document' | 'markdown' | 'changes'>('document');
  const [answer, setAnswer] = useState<string>('refuse');
  const [on, setOn] = useState(true);
  const [atOnce, setAtOnce] = useState(3);
  const [radio, setRadio] = useState<string>('start');
  return (
    <Tile title="Choices" padded>
      <Segmented
        label="View"
        value={view}
        onChange={setView}
        options={[
          { value: 'document', label: 'Document', icon: FileText },
          { value: 'markdown', label: 'Markdown', icon: Braces },
          { value: 'changes', label: 'Changes', icon: GitCompare, count: 7 },
        ]}
      />
      <ChipChoice
        label="Suggested answers"
        value={answer}
        onChange={setAnswer}
        options={[
          { value: 'refuse', label: 'Refuse the save, say why, keep the text' },
          { value: 'reload', label: 'Refuse the save and reload' },
        ]}
      />
      <Line>
        <Chip>Everyone</Chip>
        <Chip selected>Only owners</Chip>
        <Stepper label="At once" value={atOnce} min={1} max={8} onChange={setAtOnce} />
      </Line>
      <Line>
        <Checkbox checked={on} onChange={setOn} label="Note it in the spec" />
        <Checkbox checked={!on} onChange={(next) => setOn(!next)} name="Other" />
        <Checkbox checked={false} indeterminate onChange={() => undefined} name="Some" />
        <Switch checked={on} onChange={setOn} label="Single letters" />
        <Switch checked={!on} onChange={(next) => setOn(!next)} name="Other" />
      </Line>
      <RadioChoice
        label="What to do"
        value={radio}
        onChange={setRadio}
        options={[
          { value: 'start', label: 'Start keeping history here', detail: 'Adds a hidden .git folder.' },
          { value: 'up', label: 'Use the repository one level up', detail: 'It contains this folder.' },
        ]}
      />
    </Tile>
  );
}

function Fields() {
  const [pattern, setPattern] = useState<string>('line');
  return (
    <Tile title="Fields" padded>
      <Field label="Filter" hideLabel icon={Search} placeholder="Filter" />
      <Field label="Address" voice="code" defaultValue="https://models.northpier.example/v1" />
      <Field label="Name" defaultValue="" error="Give it a name, so that others can find it." />
      <TextArea label="Answer" hideLabel placeholder="Or answer in your own words" />
      <TextArea
        label="Request"
        hideLabel
        voice="doc"
        defaultValue="Customers need better control over who can edit workspace settings."
      />
      <Select
        label="Pattern"
        value={pattern}
        onChange={setPattern}
        icon={ArrowRight}
        options={[
          { value: 'line', label: 'Assembly line', detail: 'One after the other' },
          { value: 'fan', label: 'Side by side' },
        ]}
      />
    </Tile>
  );
}
