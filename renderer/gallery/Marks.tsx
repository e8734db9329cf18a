import { Clock } from 'lucide-react';
import { AgentBadge } from '#renderer/ui/AgentBadge.tsx';
import { Avatar } from '#renderer/ui/Avatar.tsx';
import { ChangeBadge } from '#renderer/ui/ChangeBadge.tsx';
import { CountBubble } from '#renderer/ui/CountBubble.tsx';
import { CountDelta } from '#renderer/ui/CountDelta.tsx';
import { CriterionChip } from '#renderer/ui/CriterionChip.tsx';
import { FileName, FileRef } from '#renderer/ui/FileName.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { RunBar, Segments } from '#renderer/ui/Progress.tsx';
import { RoleMark } from '#renderer/ui/RoleMark.tsx';
import { StatusBadge } from '#renderer/ui/StatusBadge.tsx';
import { STATUSES, type Status } from '#renderer/ui/statusVocabulary.ts';
import { Tag } from '#renderer/ui/Tag.tsx';
import { VerdictBadge } from '#renderer/ui/VerdictBadge.tsx';
import styles from './Gallery.module.css';
import { Line, Tile } from './Tile.tsx';

const SHOWN: readonly Status[] = [
  'draft',
  'ready',
  'held',
  'running',
  'needsYou',
  'inReview',
  'sentBack',
  'landed',
  'failed',
  'interrupted',
];

export function Marks() {
  return (
    <>
      <Tile title="Every state: an icon and a word, then a colour">
        <ul className={styles.vocabulary}>
          {SHOWN.map((status) => (
            <li key={status}>
              <StatusBadge status={status} />
              <p>{STATUSES[status].meaning}</p>
            </li>
          ))}
        </ul>
      </Tile>
      <MarkLines />
    </>
  );
}

function MarkLines() {
  return (
    <Tile title="Marks" padded>
      <Line>
        <IdMark id="AC-1.2" />
        <IdMark id="AC-1.2" selected />
        <CriterionChip id="AC-1.2" />
        <CriterionChip id="AC-2.2" tone="on" />
        <CriterionChip id="AC-2.2" tone="bad" />
        <CriterionChip id="AC-3.2" tone="good" onClick={() => undefined} />
      </Line>
      <Line>
        <VerdictBadge verdict="met">2 met</VerdictBadge>
        <VerdictBadge verdict="notMet">1 not met</VerdictBadge>
        <VerdictBadge verdict="notShown">1 not shown</VerdictBadge>
        <VerdictBadge verdict="untried" />
      </Line>
      <Line>
        <RoleMark role="investigate" />
        <RoleMark role="implement" />
        <RoleMark role="verify" />
        <RoleMark role="critique" />
        <RoleMark role="debug" />
      </Line>
      <Line>
        <AgentBadge name="Claude Code" />
        <AgentBadge name="Codex" />
        <Avatar name="Priya Nair" />
        <Avatar name="Tomás Reyes" size="large" />
        <CountDelta added={171} removed={24} />
        <CountBubble count={1} meaning="1 to decide" />
        <CountBubble count={3} meaning="3 to decide" tone="strong" />
        <CountBubble count={2} meaning="2 problems" tone="warn" />
        <Tag>new file</Tag>
      </Line>
      <Line>
        <ChangeBadge change="added">1 requirement, 2 criteria added</ChangeBadge>
        <ChangeBadge change="changed">3 reworded</ChangeBadge>
        <ChangeBadge change="removed" />
        <ChangeBadge change="removed" bare />
      </Line>
      <Line>
        <FileName path="src/server/routes/settings.ts" />
        <FileRef path="routes/settings.ts" line={41} onOpen={() => undefined} />
        <Icon of={Clock} name="Time" />
      </Line>
      <div style={{ width: '100%' }}>
        <Segments label="Ready to plan" done={7} current={1} total={9} />
      </div>
      <RunBar
        label="2 of 8 landed"
        statuses={['held', 'landed', 'inReview', 'needsYou', 'landed', 'held', 'held', 'held']}
      />
    </Tile>
  );
}
