import { Play } from 'lucide-react';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { go } from '#renderer/app/routeStore.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Pane } from '#renderer/ui/Pane.tsx';

/** Before the first run: what a run will do, and the way to start one. */
export function NoRun({ projectId, specId }: { projectId: ProjectId; specId: SpecId }) {
  return (
    <Pane as="main" surface="paper" label="Run">
      <EmptyState
        icon={Play}
        title="No run yet"
        actions={
          <Button variant="primary" onClick={() => go({ screen: 'plan', projectId, specId })}>
            Open the plan
          </Button>
        }
      >
        A run starts the plan’s tasks as soon as nothing comes before them, each in a workspace of its own.
        Here you see what happens, what waits and why, and answer what is asked. Nothing lands before you
        approve it.
      </EmptyState>
    </Pane>
  );
}
