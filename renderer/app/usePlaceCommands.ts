import { FolderGit2, ListTodo } from 'lucide-react';
import { createElement, useEffect, useState } from 'react';
import { selectInPlan } from '#renderer/features/plan/selectInPlan.ts';
import { selectInSpec } from '#renderer/features/spec/selectInSpec.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import type { OvertureClient } from '#renderer/rpc/connect.ts';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import type { ProjectId, RecentProject, SpecId } from '#shared/project/project.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { Command } from './commandStore.ts';
import { go, useRoute } from './routeStore.ts';

/** What can be gone to and is too much to keep at hand: parts of the spec, tasks, and other projects. Read as the palette opens. */
export function usePlaceCommands(): readonly Command[] {
  const client = useClient();
  const route = useRoute();
  const projectId = 'projectId' in route ? route.projectId : undefined;
  const specId = 'specId' in route ? route.specId : undefined;
  const [parts, setParts] = useState<readonly Command[]>([]);
  const [tasks, setTasks] = useState<readonly Command[]>([]);
  const [projects, setProjects] = useState<readonly Command[]>([]);

  useEffect(() => {
    const controller = new AbortController();
    void client.project.recent({}, { signal: controller.signal }).then((recent) => {
      if (recent.ok)
        setProjects(recent.value.filter(({ id }) => id !== projectId).map((each) => toProject(client, each)));
    });
    return () => controller.abort();
  }, [client, projectId]);

  useEffect(() => {
    if (!projectId || !specId) return;
    const place = { projectId, specId };
    const stopSpec = client.spec.watch(place, {
      snapshot: ({ text }) => setParts(specCommands(text, projectId, specId)),
      event: () => undefined,
    });
    const stopPlan = client.plan.watch(place, {
      snapshot: ({ text }) => setTasks(text === null ? [] : taskCommands(text, projectId, specId)),
      event: () => undefined,
    });
    return () => {
      stopSpec();
      stopPlan();
    };
  }, [client, projectId, specId]);

  return [...parts, ...tasks, ...projects];
}

function specCommands(text: string, projectId: ProjectId, specId: SpecId): readonly Command[] {
  const document = parseSpec(text);
  const items = document.sections.flatMap((section) => section.items);
  return [...document.requirements, ...document.criteria, ...items].flatMap((part): Command[] => {
    if (part.id === null) return [];
    return [
      {
        id: `spec.part.${part.key}`,
        title: part.text,
        section: 'In the spec',
        mark: createElement(IdMark, { id: part.id }),
        voice: 'doc',
        keywords: [part.id],
        run() {
          go({ screen: 'spec', projectId, specId });
          selectInSpec(projectId, specId, { key: part.key, view: 'document' });
        },
      },
    ];
  });
}

function taskCommands(text: string, projectId: ProjectId, specId: SpecId): readonly Command[] {
  return parsePlan(text).plan.tasks.map(({ id, title }) => ({
    id: `plan.task.${id}`,
    title,
    section: 'Tasks',
    icon: ListTodo,
    mark: createElement(IdMark, { id }),
    keywords: [id],
    run() {
      selectInPlan(projectId, specId, id);
      go({ screen: 'plan', projectId, specId });
    },
  }));
}

function toProject(client: OvertureClient, { id, name, path }: RecentProject): Command {
  return {
    id: `project.${id}`,
    title: name,
    detail: path,
    section: 'Projects',
    icon: FolderGit2,
    run: () => void openProject(client, path),
  };
}

async function openProject(client: OvertureClient, path: string): Promise<void> {
  const opened = await client.project.open({ path });
  // Home says why a project cannot be opened, and what to do about it.
  if (opened.ok) go({ screen: 'project', projectId: opened.value.id });
  else go({ screen: 'home' });
}
