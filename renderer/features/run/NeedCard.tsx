import { Hand, MessageCircleQuestionMark } from 'lucide-react';
import { useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { Attempt, Need } from '#shared/run/run.ts';
import { describeRunError } from '#shared/run/runError.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Card, CommandLine } from '#renderer/ui/Card.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { ChipChoice } from '#renderer/ui/Chip.tsx';
import { CriterionChip } from '#renderer/ui/CriterionChip.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import text from '#renderer/ui/text.module.css';
import styles from './Activity.module.css';
import { FeedRow } from './FeedRow.tsx';
import { clock, lasted } from './times.ts';
import { useAct } from './useAct.ts';
import { useActor } from './useActor.ts';
import { useNow } from './useNow.ts';

type Props = { projectId: ProjectId; attempt: Attempt; need: Need };

/** What an attempt asks, with its answers; it goes on as soon as one is given. */
export function NeedCard({ projectId, attempt, need }: Props) {
  const client = useClient();
  const by = useActor();
  const act = useAct(describeRunError);
  const answer = (optionId: string, words: string, noteInSpec = false) =>
    void act.run(() =>
      client.run.answerNeed({
        projectId,
        attemptId: attempt.id,
        needId: need.id,
        optionId,
        text: words,
        by,
        noteInSpec,
      }),
    );
  const isQuestion = need.kind === 'question';
  return (
    <FeedRow time={clock(need.at)} icon={isQuestion ? MessageCircleQuestionMark : Hand} tone="needs">
      <Card
        tone="needs"
        role="group"
        className={styles.ask}
        aria-label={isQuestion ? 'Question from the agent' : 'Permission request'}
      >
        {isQuestion ? (
          <Question need={need} busy={act.busy} onAnswer={answer} />
        ) : (
          <Permission need={need} busy={act.busy} onAnswer={answer} />
        )}
        {act.problem && (
          <Notice tone="bad" className={styles.problem}>
            {act.problem}
          </Notice>
        )}
      </Card>
    </FeedRow>
  );
}

type Asked = {
  need: Need;
  busy: boolean;
  onAnswer: (optionId: string, words: string, noteInSpec?: boolean) => void;
};

function Permission({ need, busy, onAnswer }: Asked) {
  const [refusing, setRefusing] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const now = useNow();
  return (
    <>
      <div className={styles.askHead}>
        <h3>{need.title}</h3>
        <span className={`${text.end} ${text.small} ${text.muted}`}>
          waiting {lasted(Date.parse(need.at), now)}
        </span>
      </div>
      {need.detail !== '' && <CommandLine>{need.detail}</CommandLine>}
      {need.explanation !== '' && <p className={`${text.small} ${text.soft}`}>{need.explanation}</p>}
      {refusing === null ? (
        <Options need={need} busy={busy} onAllow={(id) => onAnswer(id, '')} onRefuse={setRefusing} />
      ) : (
        <form
          className={styles.askActs}
          onSubmit={(event) => {
            event.preventDefault();
            onAnswer(refusing, words);
          }}
        >
          <Field
            label="Why not"
            hideLabel
            placeholder="Why not, so that it can do otherwise"
            className={styles.askField}
            value={words}
            autoFocus
            onChange={(event) => setWords(event.target.value)}
          />
          <Button type="submit" variant="primary" busy={busy}>
            Refuse
          </Button>
          <Button variant="quiet" onClick={() => setRefusing(null)}>
            Back
          </Button>
        </form>
      )}
    </>
  );
}

function Options({
  need,
  busy,
  onAllow,
  onRefuse,
}: {
  need: Need;
  busy: boolean;
  onAllow: (optionId: string) => void;
  onRefuse: (optionId: string) => void;
}) {
  return (
    <div className={styles.askActs}>
      {carefulFirst(need).map((option) =>
        option.kind.startsWith('refuse') ? (
          <Button key={option.id} variant="quiet" disabled={busy} onClick={() => onRefuse(option.id)}>
            {option.label}
          </Button>
        ) : (
          <Button
            key={option.id}
            variant={option.kind === 'allowOnce' ? 'primary' : 'plain'}
            disabled={busy}
            onClick={() => onAllow(option.id)}
          >
            {option.label}
          </Button>
        ),
      )}
    </div>
  );
}

const CAREFUL = ['allowOnce', 'allowAlways', 'answer', 'refuseOnce', 'refuseAlways'];

/** Once before always, and refusing last, in whatever order the agent sent them. */
function carefulFirst(need: Need): Need['options'] {
  return need.options.toSorted((a, b) => CAREFUL.indexOf(a.kind) - CAREFUL.indexOf(b.kind));
}

const CRITERION = /^[A-Z]+-\d+(?:\.\d+)*$/;

function Question({ need, busy, onAnswer }: Asked) {
  const [chosen, setChosen] = useState<string>();
  const [words, setWords] = useState('');
  const [noteInSpec, setNoteInSpec] = useState(true);
  const about = CRITERION.test(need.detail.trim()) ? need.detail.trim() : null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer(chosen ?? '', words, noteInSpec);
      }}
    >
      <div className={styles.askHead}>
        <h3>{need.title}</h3>
        {about && (
          <span className={`${text.end} ${text.small} ${text.muted}`}>
            about <CriterionChip id={about} />
          </span>
        )}
      </div>
      {!about && need.detail !== '' && <CommandLine>{need.detail}</CommandLine>}
      {need.explanation !== '' && <p className={`${text.small} ${text.soft}`}>{need.explanation}</p>}
      {need.options.length > 0 && (
        <ChipChoice
          label={need.title}
          value={chosen}
          options={need.options.map((option) => ({ value: option.id, label: option.label }))}
          onChange={setChosen}
          className={styles.answers}
        />
      )}
      <div className={styles.askActs}>
        <Button
          type="submit"
          variant="primary"
          busy={busy}
          disabled={chosen === undefined && words.trim() === ''}
        >
          Answer
        </Button>
        <Field
          label="In your own words"
          hideLabel
          placeholder="Add a word of your own"
          className={styles.askField}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Checkbox label="Note it in the spec" checked={noteInSpec} onChange={setNoteInSpec} />
      </div>
    </form>
  );
}
