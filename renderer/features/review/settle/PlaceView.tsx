import { useId } from 'react';
import type { PlaceAnswer } from '#shared/review/landing/keptChoices.ts';
import {
  linesOf,
  type PlaceToSettle,
  type PlaceWay,
  settledText,
  type TextPlace,
} from '#shared/review/landing/placesToSettle.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { FileName } from '#renderer/ui/FileName.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { RadioChoice } from '#renderer/ui/RadioChoice.tsx';
import text from '#renderer/ui/text.module.css';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { CodeLines } from './CodeLines.tsx';
import { fileWords, sideNames, taskWords, wayOptions, whereWords } from './placeWords.ts';
import styles from './Settle.module.css';
import { SideView } from './SideView.tsx';

/** One place: both sides with what they were made for, the ways on, and what lands then. */
export function PlaceView({
  place,
  run,
  attempt,
  spec,
  answer,
  onAnswer,
  onSubmit,
}: {
  place: PlaceToSettle;
  run: Run;
  attempt: Attempt;
  spec: SpecDocument;
  answer: PlaceAnswer | undefined;
  onAnswer: (answer: PlaceAnswer) => void;
  onSubmit: () => void;
}) {
  const headingId = useId();
  const names = sideNames(place, attempt);
  const { path } = place.file;
  const choose = (way: PlaceWay) => {
    const begun = place.kind === 'text' ? place.ours + place.theirs : null;
    onAnswer({ way, own: answer?.own ?? (way === 'own' ? begun : null) });
  };
  return (
    <section className={styles.place} aria-labelledby={headingId}>
      <h3 id={headingId} className={styles.where}>
        <FileName path={path} /> <span className={text.muted}>{whereWords(place)}</span>
      </h3>
      <Sides place={place} run={run} attempt={attempt} spec={spec} />
      {place.kind === 'stuck' ? (
        <Notice tone="warn">
          Here one side has a folder or a link where the other has a file. That cannot be settled here: ask
          its agent to redo {attempt.taskId}, or redo it by hand.
        </Notice>
      ) : (
        <RadioChoice
          label={`What lands in ${path}, ${whereWords(place)}`}
          value={answer?.way ?? undefined}
          options={wayOptions(place, names)}
          onChange={choose}
          className={styles.ways}
        />
      )}
      {place.kind === 'text' && answer?.way === 'own' && (
        <TextArea
          label="Your lines"
          hint="Leave it empty to have no lines here."
          voice="code"
          rows={3}
          spellCheck={false}
          value={answer.own ?? ''}
          onChange={(event) => onAnswer({ way: 'own', own: event.target.value })}
          onSubmit={onSubmit}
        />
      )}
      {place.kind === 'text' && answer && <Outcome place={place} answer={answer} />}
    </section>
  );
}

function Sides({
  place,
  run,
  attempt,
  spec,
}: {
  place: PlaceToSettle;
  run: Run;
  attempt: Attempt;
  spec: SpecDocument;
}) {
  const { file } = place;
  const criteria = (ids: readonly string[]) => spec.criteria.filter(({ id }) => ids.includes(id ?? ''));
  const side = (which: 'ours' | 'theirs') => {
    if (place.kind === 'stuck') return { from: 1, code: null, note: 'Nothing to choose from.' };
    if (place.kind === 'whole') return { from: 1, code: null, note: fileWords(place[which]) };
    const [own, other] = [linesOf(place[which]), linesOf(place[which === 'ours' ? 'theirs' : 'ours'])];
    const code = own.length > 0 ? [{ lines: own, other }] : null;
    return { from: place.lines[which]?.[0] ?? 1, code, note: 'This side has no lines here.' };
  };
  return (
    <div className={styles.sides}>
      <SideView
        title="Landed"
        task={taskWords(run, file.landedBy)}
        criteria={criteria(file.ours)}
        path={file.path}
        {...side('ours')}
      />
      <SideView
        title="In review"
        task={taskWords(run, [attempt.taskId])}
        criteria={criteria(file.theirs)}
        path={file.path}
        {...side('theirs')}
      />
    </div>
  );
}

/** What stands there once it lands, with a few lines around it. */
function Outcome({ place, answer }: { place: TextPlace; answer: PlaceAnswer }) {
  const settled = settledText(place, answer);
  const first = place.lines.ours?.[0] ?? place.lines.theirs?.[0] ?? 1;
  if (settled === null) return null;
  return (
    <div className={styles.outcome}>
      <p className={text.label}>What lands here</p>
      <CodeLines
        label="What lands here"
        path={place.file.path}
        from={Math.max(1, first - place.before.length)}
        blocks={[
          { lines: place.before, agreed: true },
          { lines: linesOf(settled) },
          { lines: place.after, agreed: true },
        ]}
      />
    </div>
  );
}
