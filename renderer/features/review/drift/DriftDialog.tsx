import { History } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useAct } from '#renderer/features/run/useAct.ts';
import { useActor } from '#renderer/features/run/useActor.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { dayWords } from '#renderer/features/spec/versionWords.ts';
import { latest, useFeed } from '#renderer/rpc/useFeed.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import text from '#renderer/ui/text.module.css';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import type { Drift } from '#shared/review/drift.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { plainWords } from '#shared/spec/plainWords.ts';
import { ChangedSince } from '../ChangedSince.tsx';
import styles from './Drift.module.css';

/** Each criterion with the commit that changed what showed it, the change itself, and the word that it still holds. */
export function DriftDialog({
  projectId,
  specId,
  drifts,
  onChanged,
  onClose,
}: {
  projectId: ProjectId;
  specId: SpecId;
  drifts: readonly Drift[];
  onChanged: () => void;
  onClose: () => void;
}) {
  const { act, confirm } = useConfirm(projectId, specId, onChanged);
  const [shown, setShown] = useState<Drift | null>(null);
  const words = useWords(projectId, specId);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      icon={History}
      tone="needs"
      title="To be looked at again"
      summary={summaryOf(drifts.length)}
      actions={
        <Button variant="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      {drifts.length === 0 && <p className={text.muted}>Nothing is left to look at.</p>}
      <ul className={styles.list} aria-label="Criteria to be looked at again">
        {drifts.map((drift) => (
          <DriftItem
            key={drift.criterion}
            drift={drift}
            words={words.get(drift.criterion) ?? ''}
            busy={act.busy}
            onSee={() => setShown(drift)}
            onConfirm={() => void confirm(drift.criterion)}
          />
        ))}
      </ul>
      {act.problem && <Notice tone="bad">{act.problem}</Notice>}
      {shown && (
        <ChangedSince
          projectId={projectId}
          from={shown.before}
          to={shown.commit}
          title={shown.subject}
          onClose={() => setShown(null)}
        />
      )}
    </Dialog>
  );
}

function DriftItem({
  drift,
  words,
  busy,
  onSee,
  onConfirm,
}: {
  drift: Drift;
  words: string;
  busy: boolean;
  onSee: () => void;
  onConfirm: () => void;
}) {
  const [now] = useState(() => new Date());
  return (
    <li>
      <p className={styles.words}>
        <IdMark id={drift.criterion} /> <span>{words}</span>
      </p>
      <p className={`${text.small} ${text.muted}`}>
        {drift.path.split('/').slice(-2).join('/')} changed with “{drift.subject}” by {drift.by},{' '}
        {dayWords(new Date(drift.at), now)} <span className={text.mono}>{drift.commit.slice(0, 7)}</span>
      </p>
      <p className={styles.acts}>
        <Button size="small" onClick={onSee}>
          See the commit
        </Button>
        <Button size="small" busy={busy} onClick={onConfirm}>
          It still holds
        </Button>
      </p>
    </li>
  );
}

function summaryOf(count: number): string {
  return count === 1
    ? 'Its work has landed. Since then somebody changed the lines that showed it; whether it still holds is for a person to say.'
    : 'Their work has landed. Since then somebody changed the lines that showed them; whether they still hold is for a person to say.';
}

/** A person's word that a criterion still holds. */
function useConfirm(projectId: ProjectId, specId: SpecId, onChanged: () => void) {
  const client = useClient();
  const by = useActor();
  const act = useAct(describeReviewError);
  const confirm = async (criterion: string) => {
    if (await act.run(() => client.review.lookAgain({ projectId, specId, criterion, by }))) onChanged();
  };
  return { act, confirm };
}

function useWords(projectId: ProjectId, specId: SpecId): ReadonlyMap<string, string> {
  const client = useClient();
  const input = useMemo(() => ({ projectId, specId }), [projectId, specId]);
  const feed = useFeed(client.spec.watch, input, latest);
  const spec = feed.state === 'live' ? feed.value.text : '';
  return useMemo(
    () => new Map(parseSpec(spec).criteria.map((one) => [one.id, plainWords(one.text)])),
    [spec],
  );
}
