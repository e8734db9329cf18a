import { GitPullRequest } from 'lucide-react';
import { Button, buttonClass } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import type { ProjectId } from '#shared/project/project.ts';
import type { Run } from '#shared/run/run.ts';
import styles from './Look.module.css';
import {
  type PullRequest,
  type PullRequestDraft,
  type PullRequestOpened,
  usePullRequest,
} from './usePullRequest.ts';

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
  const request = usePullRequest(projectId, run.id);
  const { draft, refused, opened, act } = request;
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
          <OpenedActs opened={opened} onClose={onClose} />
        ) : (
          <DraftActs request={request} onClose={onClose} />
        )
      }
    >
      <div className={styles.form}>
        {refused && <Notice tone="bad">{refused}</Notice>}
        {draft && !opened && <DraftFields request={request} />}
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

function DraftFields({ request: { words, setWords } }: { request: PullRequest }) {
  return (
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
  );
}

function DraftActs({ request, onClose }: { request: PullRequest; onClose: () => void }) {
  const { draft, act, canOpen, open } = request;
  return (
    <>
      <Button onClick={onClose}>Not now</Button>
      <Button variant="primary" busy={act.busy} disabled={!canOpen} onClick={() => void open()}>
        {draft?.program ? 'Push and open it' : `Push ${draft?.host ? 'and go to the page' : 'the branch'}`}
      </Button>
    </>
  );
}

function OpenedActs({ opened, onClose }: { opened: PullRequestOpened; onClose: () => void }) {
  return (
    <>
      <Button onClick={onClose}>Close</Button>
      {opened.url !== null && (
        <a className={buttonClass({ variant: 'primary' })} href={opened.url} target="_blank" rel="noreferrer">
          {opened.opened ? 'See the pull request' : 'Open the page'}
        </a>
      )}
    </>
  );
}

function wayWords({ head, remote, program, host }: PullRequestDraft): string {
  const pushed = `${head} is pushed to ${remote}`;
  if (program !== null) return `${pushed}, and ${program} opens the pull request with these words.`;
  return host === null
    ? `${pushed}. It has no page for pull requests, so the words are for you to use.`
    : `${pushed}, and you open the pull request on the page of ${host}, filled in with these words.`;
}

function doneTitle({ opened, url }: PullRequestOpened): string {
  if (opened) return 'The pull request is open';
  return url === null ? 'The branch is pushed' : 'One step is left';
}

function doneWords(run: Run, { opened, url }: PullRequestOpened): string {
  if (opened) return url ?? '';
  return url === null
    ? `${run.integrationBranch} is on the remote. Open the request where your team does.`
    : `${run.integrationBranch} is pushed. Open the request on its host’s page.`;
}
