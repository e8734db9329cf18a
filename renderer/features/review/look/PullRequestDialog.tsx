import { GitPullRequest } from 'lucide-react';
import { useEffect, useState } from 'react';
import { inWords, useAct } from '#renderer/features/run/useAct.ts';
import { useActor } from '#renderer/features/run/useActor.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import type { OvertureClient } from '#renderer/rpc/connect.ts';
import { Button, buttonClass } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import type { ProjectId } from '#shared/project/project.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import type { Run } from '#shared/run/run.ts';
import styles from './Look.module.css';

type Answer<Call extends (...input: never[]) => Promise<unknown>> = Extract<
  Awaited<ReturnType<Call>>,
  { readonly value: unknown }
>['value'];
type Draft = Answer<OvertureClient['review']['pullRequestDraft']>;
type Opened = Answer<OvertureClient['review']['pullRequest']>;

/** Shows what a pull request will say, to be changed first; then pushes and opens it the way this machine can. */
export function PullRequestDialog({
  projectId,
  run,
  onClose,
}: {
  projectId: ProjectId;
  run: Run;
  onClose: () => void;
}) {
  const client = useClient();
  const by = useActor();
  const act = useAct(describeReviewError);
  const [draft, setDraft] = useState<Draft>();
  const [refused, setRefused] = useState<string | null>(null);
  const [words, setWords] = useState({ title: '', body: '' });
  const [opened, setOpened] = useState<Opened>();
  const runId = run.id;
  useEffect(() => {
    const control = new AbortController();
    void client.review.pullRequestDraft({ projectId, runId }, { signal: control.signal }).then((result) => {
      if (control.signal.aborted) return;
      if (!result.ok) return setRefused(inWords(result.error, describeReviewError));
      setDraft(result.value);
      setWords({ title: result.value.title, body: result.value.body });
    });
    return () => control.abort();
  }, [client, projectId, runId]);
  const title = words.title.trim();
  const open = () =>
    act.run(async () => {
      const result = await client.review.pullRequest({ projectId, runId, title, body: words.body, by });
      if (result.ok) setOpened(result.value);
      return result;
    });
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      size="large"
      icon={GitPullRequest}
      title={opened ? doneTitle(opened) : `A pull request into ${run.baseBranch}`}
      summary={opened ? doneWords(run, opened) : draft && wayWords(draft)}
      actions={
        opened ? (
          <>
            <Button onClick={onClose}>Close</Button>
            {opened.url !== null && (
              <a
                className={buttonClass({ variant: 'primary' })}
                href={opened.url}
                target="_blank"
                rel="noreferrer"
              >
                {opened.opened ? 'See the pull request' : 'Open the page'}
              </a>
            )}
          </>
        ) : (
          <>
            <Button onClick={onClose}>Not now</Button>
            <Button
              variant="primary"
              busy={act.busy}
              disabled={!draft || title === ''}
              onClick={() => void open()}
            >
              {draft?.program
                ? 'Push and open it'
                : `Push ${draft?.host ? 'and go to the page' : 'the branch'}`}
            </Button>
          </>
        )
      }
    >
      <div className={styles.form}>
        {refused && <Notice tone="bad">{refused}</Notice>}
        {draft && !opened && (
          <>
            <Field
              label="Title"
              value={words.title}
              maxLength={300}
              onChange={(event) => setWords({ ...words, title: event.target.value })}
            />
            <TextArea
              label="What it says"
              hint="Markdown, from the spec, its criteria and what shows them."
              voice="code"
              className={styles.body}
              value={words.body}
              onChange={(event) => setWords({ ...words, body: event.target.value })}
            />
          </>
        )}
        {opened && opened.url === null && (
          <TextArea
            label="What it was to say"
            voice="code"
            className={styles.body}
            readOnly
            value={opened.body}
          />
        )}
        {act.problem && <Notice tone="bad">{act.problem}</Notice>}
      </div>
    </Dialog>
  );
}

function wayWords({ head, remote, program, host }: Draft): string {
  const pushed = `${head} is pushed to ${remote}`;
  if (program !== null) return `${pushed}, and ${program} opens the pull request with these words.`;
  return host === null
    ? `${pushed}. It has no page for pull requests, so the words are for you to use.`
    : `${pushed}, and you open the pull request on the page of ${host}, filled in with these words.`;
}

function doneTitle({ opened, url }: Opened): string {
  if (opened) return 'The pull request is open';
  return url === null ? 'The branch is pushed' : 'One step is left';
}

function doneWords(run: Run, { opened, url }: Opened): string {
  if (opened) return url ?? '';
  return url === null
    ? `${run.integrationBranch} is on the remote. Open the request where your team does.`
    : `${run.integrationBranch} is pushed. Open the request on its host’s page.`;
}
