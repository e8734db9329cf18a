import { clsx } from 'clsx';
import { Quote } from 'lucide-react';
import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react';
import { go } from '#renderer/app/routeStore.ts';
import type { ProjectScreenProps } from '#renderer/app/screenProps.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { ChipChoice } from '#renderer/ui/Chip.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { focusIfFree } from '#renderer/ui/focusIfFree.ts';
import { Pane, PaneBody } from '#renderer/ui/Pane.tsx';
import text from '#renderer/ui/text.module.css';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { describeSpecProblem } from '../describeProblem.ts';
import styles from './NewSpec.module.css';
import { Pictures } from './Pictures.tsx';
import { useBrief } from './useBrief.ts';
import { useTemplates } from './useTemplates.ts';

const LONGEST_REQUEST = 200_000;

/** Where a spec begins: with the request, word for word. Also what a project without a spec shows. */
export function NewSpecScreen({ projectId }: ProjectScreenProps) {
  const client = useClient();
  const chooser = useRef<HTMLInputElement>(null);
  const templates = useTemplates();
  const [template, setTemplate] = useState<string>('feature');
  const [request, setRequest] = useState('');
  const [source, setSource] = useState('');
  const [busy, setBusy] = useState(false);
  const [isOver, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const brief = useBrief((words, name) => {
    setRequest((before) => [before.trim(), words].filter(Boolean).join('\n\n').slice(0, LONGEST_REQUEST));
    setSource((before) => before || name);
  });
  const chosen = templates.find(({ id }) => id === template);
  const canStart = request.trim() !== '' && !busy && !brief.isReading;

  const start = async () => {
    if (!canStart) return;
    setBusy(true);
    const attachments = brief.pictures.map(({ name, data }) => ({ name, data }));
    const begun = chosen ? { template: chosen.id } : {};
    const result = await client.spec.create({
      projectId,
      request,
      source: source.trim(),
      ...begun,
      ...(attachments.length > 0 && { attachments }),
    });
    setBusy(false);
    if (result.ok) go({ screen: 'spec', projectId, specId: result.value.specId });
    else setRefusal(describeSpecProblem(result.error));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void brief.bringIn([...event.dataTransfer.files]);
  };
  const paste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    // Words are pasted into the field by the browser itself, also when a picture of them comes along.
    if (files.length === 0 || event.clipboardData.types.includes('text/plain')) return;
    event.preventDefault();
    void brief.bringIn(files);
  };

  return (
    <Pane as="main" label="New spec" surface="paper">
      <PaneBody className={styles.page}>
        <EmptyState icon={Quote} title="Start with the request">
          Paste it as you got it: a message, a ticket, meeting notes. Or drop a document and pictures here.
        </EmptyState>
        <div
          className={clsx(styles.form, isOver && styles.over)}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
          onPaste={paste}
        >
          {templates.length > 0 && (
            <div className={styles.templates}>
              <ChipChoice
                label="Begin with"
                value={template}
                options={templates.map(({ id, title }) => ({ value: id, label: title }))}
                onChange={setTemplate}
              />
              <p className={`${text.small} ${text.muted}`}>{chosen?.note}</p>
            </div>
          )}
          <TextArea
            label="The request"
            hideLabel
            voice="doc"
            ref={focusIfFree}
            value={request}
            onChange={(event) => setRequest(event.target.value)}
            onSubmit={() => void start()}
            placeholder={chosen?.ask ?? 'Customers need better control over who can edit workspace settings.'}
            maxLength={LONGEST_REQUEST}
            error={refusal ?? brief.problem}
          />
          <Pictures pictures={brief.pictures} onRemove={brief.removePicture} />
          <Field
            label="Who asked, and where"
            hideLabel
            className={styles.source}
            value={source}
            onChange={(event) => setSource(event.target.value)}
            placeholder="Who asked, and where (you may leave this out)"
            maxLength={500}
          />
          <div className={styles.acts}>
            <Button variant="primary" busy={busy} disabled={!canStart} onClick={() => void start()}>
              Start the interview
            </Button>
            <Button busy={brief.isReading} onClick={() => chooser.current?.click()}>
              Bring in a document…
            </Button>
            <input
              ref={chooser}
              type="file"
              hidden
              multiple
              accept=".md,.markdown,.txt,.eml,.csv,.docx,.pdf,.png,.jpg,.jpeg,.gif,.webp,text/*"
              onChange={(event) => {
                void brief.bringIn([...(event.target.files ?? [])]);
                event.target.value = '';
              }}
            />
          </div>
          <p className={`${text.small} ${text.muted} ${styles.kinds}`}>
            Text, Markdown, Word or PDF; pictures are kept beside the spec. Nothing leaves this machine.
          </p>
        </div>
      </PaneBody>
    </Pane>
  );
}
