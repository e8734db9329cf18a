import { Quote } from 'lucide-react';
import { useRef, useState } from 'react';
import { go } from '#renderer/app/routeStore.ts';
import type { ProjectScreenProps } from '#renderer/app/screenProps.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Pane, PaneBody } from '#renderer/ui/Pane.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { describeSpecProblem } from './describeProblem.ts';
import styles from './NewSpec.module.css';

/** Where a spec begins: with the request, word for word. Also what a project without a spec shows. */
export function NewSpecScreen({ projectId }: ProjectScreenProps) {
  const client = useClient();
  const file = useRef<HTMLInputElement>(null);
  const [request, setRequest] = useState('');
  const [source, setSource] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const start = async () => {
    setBusy(true);
    const result = await client.spec.create({ projectId, request, source: source.trim() });
    setBusy(false);
    if (result.ok) go({ screen: 'spec', projectId, specId: result.value.specId });
    else setProblem(describeSpecProblem(result.error));
  };
  const bringIn = async (chosen: File | undefined) => {
    if (!chosen) return;
    setRequest(await chosen.text());
    setSource((before) => before || chosen.name);
  };

  return (
    <Pane as="main" label="New spec" surface="paper">
      <PaneBody className={styles.page}>
        <EmptyState icon={Quote} title="Start with the request">
          Paste it as you got it: a message, a ticket, meeting notes. The interview begins from there.
        </EmptyState>
        <div className={styles.form}>
          <TextArea
            label="The request"
            hideLabel
            voice="doc"
            autoFocus
            value={request}
            onChange={(event) => setRequest(event.target.value)}
            onSubmit={() => request.trim() !== '' && void start()}
            placeholder="Customers need better control over who can edit workspace settings."
            maxLength={200_000}
            error={problem}
          />
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
            <Button
              variant="primary"
              busy={busy}
              disabled={request.trim() === ''}
              onClick={() => void start()}
            >
              Start the interview
            </Button>
            <Button onClick={() => file.current?.click()}>Bring in a document…</Button>
            <input
              ref={file}
              type="file"
              hidden
              accept=".md,.txt,.markdown,.eml,text/*"
              onChange={(event) => void bringIn(event.target.files?.[0])}
            />
          </div>
        </div>
      </PaneBody>
    </Pane>
  );
}
