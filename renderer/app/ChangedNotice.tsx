import { clsx } from 'clsx';
import { GitCompare } from 'lucide-react';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './Frame.module.css';
import { useProject } from './projectStore.ts';
import type { Route } from './route.ts';
import { go } from './routeStore.ts';

const STAGES: Readonly<Partial<Record<Route['screen'], string>>> = {
  plan: 'The plan may not fit it any more',
  run: 'This run builds what was approved, not what the spec says now',
  review: 'The work is held against what was approved, not against what the spec says now',
};

/** Where work rests on an approval: the spec says something else by now. */
export function ChangedNotice({ route }: { route: Route }) {
  const project = useProject();
  if (!('specId' in route) || route.specId === undefined || route.projectId === undefined) return null;
  const { projectId, specId } = route;
  const words = STAGES[route.screen];
  const spec = project?.id === projectId ? project.specs.find(({ id }) => id === specId) : undefined;
  if (!words || spec?.approval !== 'changed') return null;
  const showChanges = async () => {
    // The spec's own code is not needed before somebody asks for it.
    const { selectInSpec } = await import('#renderer/features/spec/selectInSpec.ts');
    selectInSpec(projectId, specId, { key: null, view: 'changes' });
    go({ screen: 'spec', projectId, specId });
  };
  return (
    <Notice
      icon={GitCompare}
      compact
      className={clsx(styles.problems, styles.changed)}
      actions={
        <Button variant="link" size="small" onClick={() => void showChanges()}>
          See what changed
        </Button>
      }
    >
      The spec changed since it was approved. {words}.
    </Notice>
  );
}
