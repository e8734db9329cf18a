import { Cloud, HardDrive, List, Unplug } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Pane, PaneBody, PaneFoot, PaneHead } from '#renderer/ui/Pane.tsx';
import text from '#renderer/ui/text.module.css';
import type { InterviewState } from '#shared/interview/interview.ts';
import type { Citation, Decision, Proposal } from '#shared/spec/proposal.ts';
import type { SpecActions } from '../specActions.ts';
import { AllAnswers } from './AllAnswers.tsx';
import { AnsweredTurn } from './AnsweredTurn.tsx';
import { proposedWords, usedWords } from './answerWords.ts';
import { CurrentQuestion } from './CurrentQuestion.tsx';
import styles from './Interview.module.css';
import { InterviewReadiness } from './InterviewReadiness.tsx';
import { PartOrigin } from './PartOrigin.tsx';

const TURNS_SHOWN = 1;

export type InterviewPaneProps = {
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
};

/** The conversation that draws the spec out: how far it is, the last answer, the question asked now and why. */
export function InterviewPane(props: InterviewPaneProps) {
  const { interview, refusal, decisions, earlier, actions, onShowPart, onOpenFile } = props;
  const [sheet, setSheet] = useState<{ turn: number | undefined }>();
  const turns = interview?.turns ?? [];
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
      {interview && <InterviewReadiness interview={interview} openComments={props.openComments} />}
      <PaneBody className={styles.scroll}>
        {interview?.notice && <ModelGone notice={interview.notice} onRetry={actions.retryModel} />}
        <LastAnswers {...props} onOpenTurn={(turn) => setSheet({ turn })} />
        <CurrentQuestion {...{ interview, earlier, actions, onOpenFile }} />
      </PaneBody>
      {interview && <InterviewerFoot interview={interview} />}
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

function ModelGone({ notice, onRetry }: { notice: string; onRetry: () => Promise<void> }) {
  return (
    <Notice
      icon={Unplug}
      actions={
        <Button variant="link" size="small" onClick={() => void onRetry()}>
          Try again
        </Button>
      }
    >
      {notice}
    </Notice>
  );
}

/** Where the selected part comes from, and what was answered last. */
function LastAnswers({
  interview,
  proposals,
  decisions,
  selection,
  nameOf,
  onShowProposal,
  onShowPart,
  onOpenTurn,
}: InterviewPaneProps & { onOpenTurn: (turn: number) => void }) {
  return (
    <>
      <PartOrigin part={selection} decisions={decisions} onShowTurn={onOpenTurn} />
      {(interview?.turns ?? []).slice(-TURNS_SHOWN).map((turn) => (
        <AnsweredTurn
          key={turn.number}
          turn={turn}
          proposed={proposedWords(turn, proposals, nameOf)}
          decisions={decisions}
          onShowProposal={onShowProposal}
          onShowPart={onShowPart}
          onChange={() => onOpenTurn(turn.number)}
        />
      ))}
    </>
  );
}

function InterviewerFoot({ interview: { isLocal, interviewer, used } }: { interview: InterviewState }) {
  return (
    <PaneFoot className={`${styles.foot} ${text.small} ${text.muted}`}>
      <Icon of={isLocal ? HardDrive : Cloud} />
      <span className={styles.who}>{interviewer}</span>
      {used && <span>{usedWords(used)}</span>}
    </PaneFoot>
  );
}
