import { GitMerge } from 'lucide-react';
import { useId, useMemo } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { PlaceAnswer } from '#shared/review/landing/keptChoices.ts';
import { isSettled, type PlaceAnswers, type PlaceToSettle } from '#shared/review/landing/placesToSettle.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { DialogFrame } from '#renderer/ui/Dialog.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Segments } from '#renderer/ui/Progress.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { closeDialog } from '../reviewStore.ts';
import { PlaceList } from './PlaceList.tsx';
import { PlaceView } from './PlaceView.tsx';
import styles from './Settle.module.css';
import { answerPlace, answersOf, settleKey, useSettleStore } from './settleStore.ts';
import { leftWords, movedWords } from './settleWords.ts';
import { type ChosenPlace, useChosenPlace } from './useChosenPlace.ts';
import { type KeptBehind, useChoiceKeeper } from './useChoiceKeeper.ts';
import { type Conflicts, useConflicts } from './useConflicts.ts';
import { type Settling, useSettling } from './useSettling.ts';

const NO_PLACES: readonly PlaceToSettle[] = [];

type Of = { readonly projectId: ProjectId; readonly run: Run; readonly attempt: Attempt };

/** Place by place where an attempt meets landed work; then both are joined as chosen, checked, and asked to land. */
export function SettleDialog({ projectId, run, attempt }: Of) {
  const titleId = useId();
  const { conflicts, readAgain, settling, keeper, answers, answer, places, chosen, canLand, goOn } =
    useSettlement({ projectId, run, attempt });
  return (
    <DialogFrame
      open
      onOpenChange={(isOpen) => !isOpen && closeDialog(attempt.id)}
      className={styles.dialog}
      labelledBy={titleId}
    >
      <Sheet
        icon={GitMerge}
        tone="needs"
        headingId={titleId}
        title={`Settle where ${attempt.taskId} meets landed work`}
        summary={
          settling.checking ? null : <span role="status">{leftWords(conflicts, chosen.open.length)}</span>
        }
        aside={places.length > 1 && <Progress total={places.length} open={chosen.open.length} />}
        actions={
          <Acts
            attempt={attempt}
            chosen={chosen}
            answers={answers}
            settling={settling}
            canLand={canLand}
            onGoOn={goOn}
          />
        }
      >
        {settling.checking ? (
          <Checking taskId={attempt.taskId} />
        ) : (
          <div className={styles.body}>
            <Notices
              conflicts={conflicts}
              settling={settling}
              keeper={keeper}
              open={chosen.open.length}
              onReadAgain={readAgain}
            />
            <Places
              run={run}
              attempt={attempt}
              places={places}
              chosen={chosen}
              answers={answers}
              onAnswer={answer}
              onGoOn={goOn}
            />
          </div>
        )}
      </Sheet>
    </DialogFrame>
  );
}

/** The places, what is chosen for them so far and kept, and what going on does. */
function useSettlement({ projectId, run, attempt }: Of) {
  const { conflicts, readAgain } = useConflicts(projectId, run, attempt);
  const settling = useSettling(projectId, attempt, conflicts, readAgain);
  const keeper = useChoiceKeeper(projectId, attempt.id);
  const key = settleKey(projectId, attempt.id);
  const answers = useSettleStore((store) => answersOf(store, key));
  const places = conflicts.state === 'shown' ? conflicts.places : NO_PLACES;
  const chosen = useChosenPlace(places, answers);
  const canLand = conflicts.state === 'shown' && chosen.open.length === 0;
  const goOn = () => {
    if (canLand) {
      // In its turn it is kept before it is settled, which forgets it.
      keeper.flush();
      void settling.settle();
    } else if (chosen.next) chosen.choose(chosen.next.key);
  };
  const answer = (place: string, given: PlaceAnswer) => answerPlace(key, place, given);
  return { conflicts, readAgain, settling, keeper, answers, answer, places, chosen, canLand, goOn };
}

function Progress({ total, open }: { total: number; open: number }) {
  return (
    <span className={styles.progress}>
      <Segments label="Places settled" done={total - open} total={total} />
    </span>
  );
}

function Checking({ taskId }: { taskId: string }) {
  return (
    <p role="status">
      Both sides are together as you chose, and its checks run on them. When they have run, you are asked
      whether to land {taskId}. You can close this; the work stays in review.
    </p>
  );
}

function Acts({
  attempt,
  chosen,
  answers,
  settling,
  canLand,
  onGoOn,
}: {
  attempt: Attempt;
  chosen: ChosenPlace;
  answers: PlaceAnswers;
  settling: Settling;
  canLand: boolean;
  onGoOn: () => void;
}) {
  const { current, next } = chosen;
  const isDone = current !== undefined && isSettled(current, answers);
  const close = () => closeDialog(attempt.id);
  if (settling.checking) return <Button onClick={close}>Close</Button>;
  return (
    <>
      <Button onClick={close}>Not now</Button>
      {next ? (
        <Button variant={isDone ? 'primary' : 'plain'} onClick={onGoOn}>
          Next place
        </Button>
      ) : (
        <Button variant="primary" busy={settling.busy} disabled={!canLand} onClick={onGoOn}>
          Land {attempt.taskId}…
        </Button>
      )}
    </>
  );
}

function Notices({
  conflicts,
  settling,
  keeper,
  open,
  onReadAgain,
}: {
  conflicts: Conflicts;
  /** How many places are. */
  open: number;
  settling: Settling;
  keeper: KeptBehind;
  onReadAgain: () => void;
}) {
  if (conflicts.state === 'refused') {
    return (
      <Notice tone="bad" actions={<Button onClick={onReadAgain}>Try again</Button>}>
        {conflicts.problem}
      </Notice>
    );
  }
  // What is asked again is no news once it is chosen.
  const moved =
    conflicts.state === 'shown' && (open > 0 || conflicts.moved?.lost === 0) ? conflicts.moved : null;
  return (
    <>
      {moved && (
        <Notice tone="warn">
          <span role="status">{movedWords(moved)}</span>
        </Notice>
      )}
      {settling.problem && <Notice tone="bad">{settling.problem}</Notice>}
      {keeper.problem && <Notice tone="warn">Your last choice is not kept yet. {keeper.problem}</Notice>}
    </>
  );
}

function Places({
  run,
  attempt,
  places,
  chosen,
  answers,
  onAnswer,
  onGoOn,
}: {
  run: Run;
  attempt: Attempt;
  places: readonly PlaceToSettle[];
  chosen: ChosenPlace;
  answers: PlaceAnswers;
  onAnswer: (place: string, answer: PlaceAnswer) => void;
  onGoOn: () => void;
}) {
  const { current, choose } = chosen;
  const spec = useMemo(() => parseSpec(run.specText), [run.specText]);
  if (!current) return null;
  return (
    <div className={styles.columns}>
      {places.length > 1 && (
        <PlaceList places={places} answers={answers} current={current.key} onChoose={choose} />
      )}
      <PlaceView
        key={current.key}
        place={current}
        run={run}
        attempt={attempt}
        spec={spec}
        answer={answers.get(current.key)}
        onAnswer={(answer) => {
          // A place that is in view because it was the first open one stays in view once it is settled.
          choose(current.key);
          onAnswer(current.key, answer);
        }}
        onSubmit={onGoOn}
      />
    </div>
  );
}
