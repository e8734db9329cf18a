import { FilePlus } from 'lucide-react';
import { useProject } from '#renderer/app/projectStore.ts';
import { go } from '#renderer/app/routeStore.ts';
import type { ProjectScreenProps } from '#renderer/app/screenProps.ts';
import { NewSpecScreen } from '#renderer/features/spec/begin/NewSpecScreen.tsx';
import { DriftTag } from '#renderer/features/review/drift/DriftTag.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { ListRow } from '#renderer/ui/ListRow.tsx';
import { Pane, PaneBody, PaneHead } from '#renderer/ui/Pane.tsx';
import { Panes } from '#renderer/ui/Panes.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import styles from './Import.module.css';
import { ImportNotice } from './ImportNotice.tsx';
import { specStatusWords } from './specStatusWords.ts';

/** A project without a spec in view: begin a new one, go on with one there is, or bring in those of another tool. */
export function ProjectScreen({ projectId }: ProjectScreenProps) {
  return (
    <div className={styles.screen}>
      <ImportNotice projectId={projectId} />
      <SpecsOrRequest projectId={projectId} />
    </div>
  );
}

function SpecsOrRequest({ projectId }: ProjectScreenProps) {
  const project = useProject();
  if (!project || project.specs.length === 0) return <NewSpecScreen projectId={projectId} />;
  return (
    <Panes
      id="project"
      left={{
        width: 320,
        content: (
          <Pane as="nav" label="Specs">
            <PaneHead title="Specs" />
            <PaneBody>
              <ListRow mark={<Icon of={FilePlus} size="m" />} label="New spec" selected />
              {project.specs.map((spec) => (
                <ListRow
                  key={spec.id}
                  label={spec.title}
                  detail={spec.criteria === 1 ? '1 criterion' : `${spec.criteria} criteria`}
                  end={
                    <>
                      <DriftTag projectId={projectId} specId={spec.id} />
                      <Tag>
                        {spec.approval === 'changed'
                          ? 'Changed since approved'
                          : specStatusWords[spec.status]}
                      </Tag>
                    </>
                  }
                  onSelect={() => go({ screen: 'spec', projectId, specId: spec.id })}
                />
              ))}
            </PaneBody>
          </Pane>
        ),
      }}
    >
      <NewSpecScreen projectId={projectId} />
    </Panes>
  );
}
