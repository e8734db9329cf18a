import { projectIdSchema, specIdSchema, type ProjectState } from '#shared/project/project.ts';
import { frameStore } from '#renderer/app/frameStore.ts';
import { Overlays } from '#renderer/app/Overlays.tsx';
import { overlayStore } from '#renderer/app/overlayStore.ts';
import { projectStore } from '#renderer/app/projectStore.ts';
import type { Route } from '#renderer/app/route.ts';
import { TitleBar } from '#renderer/app/TitleBar.tsx';
import { TraceBar } from '#renderer/app/TraceBar.tsx';
import { showTrace } from '#renderer/app/traceStore.ts';
import { useAppCommands } from '#renderer/app/useAppCommands.ts';
import { HostProvider } from '#renderer/rpc/ClientContext.tsx';
import { createConnection } from '#renderer/rpc/connection.ts';
import { createLastingClient } from '#renderer/rpc/lastingClient.ts';
import { overtureReplies } from '#renderer/rpc/overtureReplies.ts';
import frame from '#renderer/app/Frame.module.css';
import { Button } from '#renderer/ui/Button.tsx';
import { Pane, PaneBody, PaneFoot, PaneHead } from '#renderer/ui/Pane.tsx';
import { Panes } from '#renderer/ui/Panes.tsx';
import { Rule, Toolbar } from '#renderer/ui/Toolbar.tsx';
import text from '#renderer/ui/text.module.css';

const projectId = projectIdSchema.parse('0123456789abcdef');
const specId = specIdSchema.parse('001-settings-editors');
const route: Route = { screen: 'plan', projectId, specId };

const project: ProjectState = {
  id: projectId,
  name: 'harbor',
  path: '/home/priya/harbor',
  branch: 'main',
  head: null,
  trust: { state: 'untrusted' },
  commands: [],
  commandsProposed: false,
  commandsHash: '',
  protected: [],
  agentLimit: 3,
  roles: {},
  rules: { permissions: 'in-scope', verify: 'planned', retries: 2, groups: 'ask', dollars: 10 },
  heldElsewhere: false,
  mending: null,
  gitVersion: '2.45',
  specs: [
    {
      id: specId,
      title: 'Who can edit workspace settings',
      status: 'approved',
      criteria: 10,
      tasks: 8,
      changedAt: '2026-06-09T10:14:00Z',
      approval: 'approved',
    },
  ],
  problems: [],
};

const connection = createConnection({
  open: () => new Promise(() => undefined),
  reader: () => overtureReplies,
  wait: () => Promise.resolve(),
});
const host = { connection, client: createLastingClient(connection) };

projectStore.setState({ current: { state: 'open', id: projectId, project } });
frameStore.setState({
  notes: { spec: 'v3', run: '2 of 8', review: '1' },
  needs: { count: 3, onSelect: () => undefined },
  saved: { words: 'Saved 11:02', look: 'saved' },
});
showTrace({
  request: { label: 'Request', text: '“Customers need better control over who…”', voice: 'quote' },
  requirement: { label: 'R1 to R3', text: '4 criteria' },
  criterion: null,
  task: { label: 'T4', text: 'Decide who may edit', onSelect: () => undefined },
  here: 'task',
});

/** The frame around an empty screen. */
export function FrameSample() {
  useAppCommands(route);
  return (
    <HostProvider host={host}>
      <div className={frame.window}>
        <TitleBar route={route} />
        <div className={frame.middle}>
          <Panes
            id="sample"
            left={{
              width: 264,
              content: (
                <Pane as="nav" label="Outline">
                  <PaneHead
                    title="Outline"
                    end={<span className={`${text.small} ${text.muted}`}>7 of 9 covered</span>}
                  />
                  <PaneBody />
                  <PaneFoot>Before this can be planned</PaneFoot>
                </Pane>
              ),
            }}
            right={{
              width: 380,
              content: (
                <Pane as="aside" label="Interview">
                  <PaneHead title="Interview" />
                </Pane>
              ),
            }}
          >
            <Pane as="main" label="Plan" surface="paper">
              <Toolbar
                label="Plan"
                end={<Button onClick={() => overlayStore.setState({ open: 'palette' })}>Find</Button>}
              >
                <span className={text.small}>Draft of version 3</span>
                <Rule />
              </Toolbar>
              <PaneBody />
            </Pane>
          </Panes>
        </div>
        <TraceBar />
      </div>
      <Overlays />
    </HostProvider>
  );
}
