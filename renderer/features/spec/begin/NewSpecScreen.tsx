import { Quote } from 'lucide-react';
import type { ProjectScreenProps } from '#renderer/app/screenProps.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ChipChoice } from '#renderer/ui/Chip.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { focusIfFree } from '#renderer/ui/focusIfFree.ts';
import { Pane, PaneBody } from '#renderer/ui/Pane.tsx';
import text from '#renderer/ui/text.module.css';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { BringInButton } from './BringInButton.tsx';
import { DropArea } from './DropArea.tsx';
import styles from './NewSpec.module.css';
import { Pictures } from './Pictures.tsx';
import { LONGEST_REQUEST, useRequest } from './useRequest.ts';
import { useTemplates } from './useTemplates.ts';

/** Where a spec begins: with the request, word for word. Also what a project without a spec shows. */
export function NewSpecScreen({ projectId }: ProjectScreenProps) {
  const templates = useTemplates();
  const { brief, ...asked } = useRequest(projectId);
  const chosen = templates.find(({ id }) => id === asked.template);
  const start = () => void asked.start(chosen?.id);
  const bringIn = (files: readonly File[]) => void brief.bringIn(files);

  return (
    <Pane as="main" label="New spec" surface="paper">
      <PaneBody className={styles.page}>
        <EmptyState icon={Quote} title="Start with the request">
          Paste it as you got it: a message, a ticket, meeting notes. Or drop a document and pictures here.
        </EmptyState>
        <DropArea onFiles={bringIn}>
          {templates.length > 0 && (
            <TemplateChoice
              templates={templates}
              value={asked.template}
              note={chosen?.note}
              onChange={asked.setTemplate}
            />
          )}
          <TextArea
            label="The request"
            hideLabel
            voice="doc"
            ref={focusIfFree}
            value={asked.request}
            onChange={(event) => asked.setRequest(event.target.value)}
            onSubmit={start}
            placeholder={chosen?.ask ?? 'Customers need better control over who can edit workspace settings.'}
            maxLength={LONGEST_REQUEST}
            error={asked.refusal ?? brief.problem}
          />
          <Pictures pictures={brief.pictures} onRemove={brief.removePicture} />
          <Field
            label="Who asked, and where"
            hideLabel
            className={styles.source}
            value={asked.source}
            onChange={(event) => asked.setSource(event.target.value)}
            placeholder="Who asked, and where (you may leave this out)"
            maxLength={500}
          />
          <div className={styles.acts}>
            <Button variant="primary" busy={asked.busy} disabled={!asked.canStart} onClick={start}>
              Start the interview
            </Button>
            <BringInButton busy={brief.isReading} onFiles={bringIn} />
          </div>
          <p className={`${text.small} ${text.muted} ${styles.kinds}`}>
            Text, Markdown, Word or PDF; pictures are kept beside the spec. Nothing leaves this machine.
          </p>
        </DropArea>
      </PaneBody>
    </Pane>
  );
}

function TemplateChoice({
  templates,
  value,
  note,
  onChange,
}: {
  templates: ReturnType<typeof useTemplates>;
  value: string;
  note: string | undefined;
  onChange: (id: string) => void;
}) {
  return (
    <div className={styles.templates}>
      <ChipChoice
        label="Begin with"
        value={value}
        options={templates.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={onChange}
      />
      <p className={`${text.small} ${text.muted}`}>{note}</p>
    </div>
  );
}
