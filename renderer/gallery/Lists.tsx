import { Check, CirclePause, CornerUpLeft, GitMerge, Hand, Scale, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Callout } from '#renderer/ui/Callout.tsx';
import { CountBubble } from '#renderer/ui/CountBubble.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { ListRow, type RowParts } from '#renderer/ui/ListRow.tsx';
import { Log, LogEntry } from '#renderer/ui/LogEntry.tsx';
import { SectionLabel } from '#renderer/ui/Pane.tsx';
import { StatusBadge } from '#renderer/ui/StatusBadge.tsx';
import { Timeline, TimelineDay, TimelineEntry } from '#renderer/ui/TimelineEntry.tsx';
import { Tree } from '#renderer/ui/Tree.tsx';
import text from '#renderer/ui/text.module.css';
import { Tile } from './Tile.tsx';

type OutlineRow = RowParts & { readonly id: string; readonly children?: readonly OutlineRow[] };

export function Lists() {
  const [selected, setSelected] = useState<string>('R1');
  return (
    <>
      <Tile title="Outline">
        <Tree
          label="Outline"
          selected={selected}
          onSelect={setSelected}
          partsOf={(item) => item}
          items={rows(selected)}
        />
        <SectionLabel>Wave 2</SectionLabel>
        <ListRow
          mark={<StatusBadge status="needsYou" look="icon" />}
          label={
            <>
              <IdMark id="T4" /> Decide who may edit
            </>
          }
          detail="Needs you. 2 things asked"
          selected
          onSelect={() => undefined}
        />
        <ListRow
          mark={<StatusBadge status="held" look="icon" />}
          label="Record every change to a setting"
          detail="Held. T4 is in the same file"
          onSelect={() => undefined}
        />
      </Tile>
      <Tile title="Why each task runs or waits">
        <Log label="Why">
          <LogEntry icon={Hand} tone="needs" title="T4 needs you" time="12:31">
            Others go on. T5 and T6 wait for T4, so this is holding up the critical path.
          </LogEntry>
          <LogEntry icon={CirclePause} tone="held" title="Held T5" time="12:19">
            It would change routes/settings.ts, which T4 is changing now.
          </LogEntry>
        </Log>
        <div style={{ padding: '8px 16px' }}>
          <Callout icon={Scale} title="Decision 7." meta="Priya Nair, 9 June, from the interview">
            Refusals answer 403, never 401: a 401 signs people out of the web app.
          </Callout>
        </div>
      </Tile>
      <Tile title="Timeline">
        <Timeline label="History">
          <TimelineDay>Today, 9 June</TimelineDay>
          <TimelineEntry time="12:54" icon={CornerUpLeft} tone="back" title="Tomás Reyes sent back T4">
            <p className={text.muted}>AC-2.2 is not met on the logo route. 2 comments.</p>
          </TimelineEntry>
          <TimelineEntry time="12:19" icon={GitMerge} tone="landed" title="T1 and T2 landed" />
          <TimelineEntry time="10:44" version={3} title="Version 3 approved by Tomás Reyes" />
        </Timeline>
      </Tile>
    </>
  );
}

function rows(selected: string): readonly OutlineRow[] {
  return [
    { id: 'request', mark: <Icon of={Check} />, label: 'Request', end: '1 source' },
    {
      id: 'requirements',
      mark: <Icon of={Check} />,
      label: 'Requirements',
      end: '4 of 5',
      children: [
        {
          id: 'R1',
          mark: <IdMark id="R1" />,
          label: 'Owners choose the editors',
          end: <CountBubble count={3} meaning="3 to decide" tone={selected === 'R1' ? 'strong' : 'plain'} />,
        },
        {
          id: 'R5',
          mark: <IdMark id="R5" />,
          label: 'Billing stays with owners',
          end: <Icon of={TriangleAlert} name="No criteria yet" className={text.warn} />,
        },
      ],
    },
  ];
}
