import { Eye, Folder, Quote, Unplug, Workflow } from 'lucide-react';
import { Button } from '#renderer/ui/Button.tsx';
import { Card, CommandLine } from '#renderer/ui/Card.tsx';
import { CountDelta } from '#renderer/ui/CountDelta.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorCard } from '#renderer/ui/ErrorCard.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { ListRow } from '#renderer/ui/ListRow.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusBadge } from '#renderer/ui/StatusBadge.tsx';
import { Tile } from './Tile.tsx';

export function States() {
  return (
    <>
      <Unplanned />
      <StoppedAgent />
      <CardsAndNotices />
      <Tile title="Error card" padded>
        <ErrorCard
          icon={Folder}
          title="“northpier-site” has no history yet"
          summary="Overture keeps every version of the spec, and every change an agent makes, in git. This folder does not use git so far."
          aside={<Button variant="quiet">Choose another folder…</Button>}
          actions={<Button variant="primary">Start and open</Button>}
        />
      </Tile>
      <Tile title="Empty: a project with no spec">
        <EmptyState icon={Quote} title="Start with the request">
          Paste it as you got it: a message, a ticket, meeting notes. The interview begins from there.
        </EmptyState>
      </Tile>
      <Tile title="Empty: nothing to review">
        <EmptyState icon={Eye} title="Nothing waits for you">
          Finished work shows up here, one task at a time.
        </EmptyState>
      </Tile>
    </>
  );
}

function Unplanned() {
  return (
    <Tile title="Empty: nothing to plan yet">
      <EmptyState
        icon={Workflow}
        title="The plan starts from an approved spec"
        actions={
          <>
            <Button variant="primary">Review and approve</Button>
            <Button variant="quiet">Sketch a plan anyway</Button>
          </>
        }
      >
        Version 3 is a draft. Once someone approves it, Overture proposes tasks, and you can change every one
        of them.
      </EmptyState>
    </Tile>
  );
}

function StoppedAgent() {
  return (
    <Tile title="Error: an agent stopped">
      <Sheet
        icon={Unplug}
        tone="interrupted"
        title="T5 was interrupted"
        summary="Codex closed by itself after 6 minutes. Its two changed files are safe in T5’s workspace."
        aside={<Button variant="link">Full log</Button>}
        actions={
          <>
            <Button>Start over</Button>
            <Button>Other agent…</Button>
            <Button variant="primary">Go on from here</Button>
          </>
        }
      >
        <CommandLine>12:47:11 error: stream closed before the reply ended</CommandLine>
        <CountDelta added={41} removed={3} />
      </Sheet>
    </Tile>
  );
}

function CardsAndNotices() {
  return (
    <Tile title="Cards and notices" padded>
      <Notice icon={Unplug} actions={<Button variant="link">Try again</Button>}>
        The model does not answer. The interview goes on with its own questions; your answers are saved.
      </Notice>
      <Notice compact actions={<Button size="small">Allow for T4</Button>}>
        <b>http/errors.ts</b> is outside the files T4 declared.
      </Notice>
      <Card tone="needs" style={{ padding: '11px 14px', width: '100%' }}>
        <b>May it run this command?</b>
        <CommandLine>pnpm prisma generate</CommandLine>
        <Button variant="primary">Allow once</Button>
      </Card>
      <Card list style={{ width: '100%' }}>
        <ListRow
          mark={<StatusBadge status="running" look="icon" />}
          label="Decide who may edit"
          end="about 6 min left"
        />
        <ListRow mark={<IdMark id="T5" />} label="Record every change" end="after T4" />
      </Card>
    </Tile>
  );
}
