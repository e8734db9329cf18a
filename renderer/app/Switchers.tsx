import { ChevronsUpDown, FilePlus, FolderOpen, House } from 'lucide-react';
import type { ReactNode } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Menu, type MenuItem } from '#renderer/ui/Menu.tsx';
import { useProject } from './projectStore.ts';
import { HOME, type ProjectRoute } from './route.ts';
import { go } from './routeStore.ts';
import styles from './TitleBar.module.css';
import { useRecentProjects } from './useRecentProjects.ts';
import { WayHome } from './WayHome.tsx';

/** The project and the spec in view, each a menu of the others. */
export function Switchers({ route }: { route: ProjectRoute }) {
  const project = useProject();
  const recent = useRecentProjects(useClient(), project?.id);
  if (!project) return <WayHome route={route} />;
  const { projectId } = route;
  const specId = 'specId' in route ? route.specId : undefined;
  const spec = project.specs.find(({ id }) => id === specId);

  const projects: MenuItem[] = [
    ...recent
      .filter(({ missing }) => !missing)
      .map((other) => ({
        label: other.name,
        detail: other.path,
        checked: other.id === projectId,
        onSelect: () => go({ screen: 'project', projectId: other.id }),
      })),
    'separator',
    { label: 'Open a project…', icon: FolderOpen, keys: 'mod+o', onSelect: () => go(HOME) },
    { label: 'Start page', icon: House, onSelect: () => go(HOME) },
  ];
  const specs: MenuItem[] = [
    ...project.specs.map((other) => ({
      label: other.title,
      detail: other.id,
      checked: other.id === specId,
      onSelect: () => go({ screen: 'spec', projectId, specId: other.id }),
    })),
    'separator',
    { label: 'New spec…', icon: FilePlus, onSelect: () => go({ screen: 'project', projectId }) },
  ];
  return (
    <div className={styles.crumbs}>
      <Crumb name="Project" items={projects}>
        {project.name}
      </Crumb>
      {project.specs.length > 0 && (
        <>
          <span className={styles.slash} aria-hidden="true">
            /
          </span>
          <Crumb name="Spec" items={specs}>
            {spec?.title ?? specId ?? 'All specs'}
          </Crumb>
        </>
      )}
    </div>
  );
}

function Crumb({ name, items, children }: { name: string; items: readonly MenuItem[]; children: ReactNode }) {
  return (
    <Menu
      trigger={
        <button type="button" className={styles.crumb} title={`${name}: switch to another`}>
          <span>{children}</span>
          <Icon of={ChevronsUpDown} size="xs" className={styles.crumbGlyph} />
        </button>
      }
      items={items}
    />
  );
}
