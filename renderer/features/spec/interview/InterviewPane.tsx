import { CircleCheck, Cloud, HardDrive, List, Unplug } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FileRef } from '#renderer/ui/FileName.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Pane, PaneBody, PaneFoot, PaneHead } from '#renderer/ui/Pane.tsx';
import { Segments } from '#renderer/ui/Progress.tsx';
import text from '#renderer/ui/text.module.css';
import { Tip } from '#renderer/ui/Tip.tsx';
import type { InterviewState, Question } from '#shared/interview/interview.ts';
import type { Citation, Decision, Proposal } from '#shared/spec/proposal.ts';
import type { SpecActions } from '../specActions.ts';
import { AllAnswers } from './AllAnswers.tsx';
import { AnsweredTurn } from './AnsweredTurn.tsx';
import { proposedWords, readiness, usedWords } from './answerWords.ts';
import { specStore } from '../specStore.ts';
import styles from './Interview.module.css';
import { PartOrigin } from './PartOrigin.tsx';
import { QuestionCard } from './QuestionCard.tsx';
import { ThinkingCard } from './ThinkingCard.tsx';

const TURNS_SHOWN = 1;

/** The conversation that draws the spec out: how far it is, the last answer, the question asked now and why. */
export function InterviewPane({
  interview,
  refusal,
  proposals,
  decisions,
  selection,
  nameOf,
  earlier,
  openComments,
  actions,
  onShowProposal,
  onShowPart,
  onOpenFile,
}: {
  interview: InterviewState | null;
  /** A sentence, when the interview cannot be shown. */
  refusal: string | undefined;
  proposals: readonly Proposal[];
  decisions: readonly Decision[];
  selection: string | null;
  /** What a proposal is about: AC-1.3, Why. */
  nameOf: (proposal: Proposal) => string;
  /** Decisions of other specs that bear on this one. */
  earlier: ReactNode;
  /** How many comments nobody has resolved. */
  openComments: number;
  actions: Pick<SpecActions, 'answer' | 'revise' | 'retryModel' | 'dontWait'>;
  onShowProposal: (proposalId: string) => void;
  onShowPart: (key: string) => void;
  onOpenFile: (citation: Citation) => void;
}) {
  const [sheet, setSheet] = useState<{ turn: number | undefined }>();
  const turns = interview?.turns ?? [];
  const current = interview?.current;
  return (
    <Pane as="aside" role="region" label="Interview">
      <PaneHead
        title="Interview"
        end={
          <Button
            variant="quiet"
            size="small"
            icon={List}
            disabled={turns.length === 0}
            onClick={() => setSheet({ turn: undefined })}
          >
            All answers
          </Button>
        }
      />
      {refusal && <Notice tone="bad">{refusal}</Notice>}
      {interview && <Readiness interview={interview} openComments={openComments} />}
      <PaneBody className={styles.scroll}>
        {interview?.notice && (
          <Notice
            icon={Unplug}
            actions={
              <Button variant="link" size="small" onClick={() => void actions.retryModel()}>
                Try again
              </Button>
            }
          >
            {interview.notice}
          </Notice>
        )}
        <PartOrigin part={selection} decisions={decisions} onShowTurn={(turn) => setSheet({ turn })} />
        {turns.slice(-TURNS_SHOWN).map((turn) => (
          <AnsweredTurn
            key={turn.number}
            turn={turn}
            proposed={proposedWords(turn, proposals, nameOf)}
            decisions={decisions}
            onShowProposal={onShowProposal}
            onShowPart={onShowPart}
            onChange={() => setSheet({ turn: turn.number })}
          />
        ))}
        {interview && current && (
          <>
            <QuestionCard
              key={`${current.id} ${interview.currentNumber}`}
              question={current}
              number={interview.currentNumber}
              onAnswer={(answer) => actions.answer(current.id, answer)}
            />
            <Reasons question={current} onOpenFile={onOpenFile} />
          </>
        )}
        {earlier}
        {current && (
          <Tip id="interview">
            An answer only makes proposals, marked green in the text. Accept, edit or reject each; nothing
            else changes the spec.
          </Tip>
        )}
        {interview?.thinking != null && (
          <ThinkingCard
            number={interview.currentNumber}
            doing={interview.thinking}
            onDontWait={() => void actions.dontWait()}
          />
        )}
        {interview && !current && interview.thinking === null && (
          <EmptyState icon={CircleCheck} title="Nothing left to ask">
            {interview.ready.reason}
          </EmptyState>
        )}
      </PaneBody>
      {interview && (
        <PaneFoot className={`${styles.foot} ${text.small} ${text.muted}`}>
          <Icon of={interview.isLocal ? HardDrive : Cloud} />
          <span className={styles.who}>{interview.interviewer}</span>
          {interview.used && <span>{usedWords(interview.used)}</span>}
        </PaneFoot>
      )}
      {sheet && (
        <AllAnswers
          turns={turns}
          first={sheet.turn}
          decisions={decisions}
          onShowPart={onShowPart}
          onClose={() => setSheet(undefined)}
          onRevise={actions.revise}
        />
      )}
    </Pane>
  );
}

function Readiness({ interview, openComments }: { interview: InterviewState; openComments: number }) {
  const { settled, begun, total, left } = readiness(interview);
  return (
    <div className={styles.ready} title={interview.ready.reason}>
      <div className={styles.readyTitle}>
        <span className={text.medium}>Ready to plan</span>
        <span className={text.muted}>
          {settled} of {total} topics
        </span>
      </div>
      <Segments label="Ready to plan" done={settled} current={begun} total={total} />
      <div className={`${text.micro} ${text.muted}`}>{left || interview.ready.reason}</div>
      {openComments > 0 && (
        <Button variant="link" size="small" onClick={() => specStore.setState({ side: 'comments' })}>
          {openComments === 1 ? '1 comment is not resolved' : `${openComments} comments are not resolved`}
        </Button>
      )}
    </div>
  );
}

function Reasons({ question, onOpenFile }: { question: Question; onOpenFile: (citation: Citation) => void }) {
  return (
    <>
      {question.why !== '' && (
        <section className={styles.why}>
          <h4 className={text.label}>Why this matters</h4>
          <p>{question.why}</p>
        </section>
      )}
      {question.citations.length > 0 && (
        <section className={styles.why}>
          <h4 className={text.label}>What the repository says</h4>
          <ul className={styles.facts}>
            {question.citations.map((citation) => (
              <li key={`${citation.path}:${citation.line}`}>
                <FileRef path={citation.path} line={citation.line} onOpen={() => onOpenFile(citation)} />
                <p>{citation.note}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
