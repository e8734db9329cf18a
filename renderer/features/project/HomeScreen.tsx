import { Suspense, useState } from 'react';
import { clsx } from 'clsx';
import { go } from '#renderer/app/routeStore.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { later } from '#renderer/ui/later.tsx';
import type { Fault } from '#shared/contract/envelope.ts';
import type { Result } from '#shared/contract/result.ts';
import type { ProjectState, SpecId } from '#shared/project/project.ts';
import type { ProjectError } from '#shared/project/projectError.ts';
import styles from './HomeScreen.module.css';
import { MachineStrip } from './MachineStrip.tsx';
import { RecentProjects } from './RecentProjects.tsx';
import { StartColumn } from './StartColumn.tsx';
import { useFolderDrop } from './useFolderDrop.ts';
import { useOpenAtStart } from './useOpenAtStart.ts';

const FolderChooser = later(async () => (await import('./FolderChooser.tsx')).FolderChooser);
const OpenErrorDialog = later(async () => (await import('./OpenErrorDialog.tsx')).OpenErrorDialog);

type Wish = 'open' | 'sample';

/** Where a person begins: go on with something recent, open a repository, or try the sample. */
export function HomeScreen() {
  const opening = useOpening();
  const { choosing, busy, problem, open, choose } = opening;
  const [isDropped, setDropped] = useState(false);

  useOpenAtStart((path) => void open(path));

  const drop = useFolderDrop({
    onFolder: (path) => void open(path),
    onNoPath: () => {
      setDropped(true);
      opening.setChoosing('open');
    },
  });

  return (
    <div className={clsx(styles.home, drop.isOver && styles.over)} {...drop.handlers}>
      <div className={styles.columns}>
        <StartColumn busy={busy} onOpen={() => void choose('open')} onSample={() => void choose('sample')} />
        <RecentProjects
          onOpen={(path, specId) => void open(path, specId)}
          onLocate={() => void choose('open')}
        />
      </div>
      <MachineStrip />
      {/* Each waits for its code alone: hidden and shown again, the first would make the second unreadable. */}
      <Suspense>
        {choosing && (
          <FolderChooser
            title={choosing === 'open' ? 'Open a repository' : 'Where should the sample go?'}
            summary={choosing === 'open' ? openWords(isDropped) : SAMPLE_WORDS}
            act={choosing === 'open' ? 'Open' : 'Make it here'}
            busy={busy !== null}
            onCancel={() => {
              opening.setChoosing(null);
              setDropped(false);
            }}
            onChoose={(path) => void opening.use(choosing, path)}
          />
        )}
      </Suspense>
      <Suspense>
        {problem && (
          <OpenErrorDialog
            error={problem}
            busy={busy !== null}
            onClose={opening.forgetProblem}
            onChooseAnother={() => {
              opening.forgetProblem();
              void choose('open');
            }}
            onStartHistory={(path) => void opening.startHistory(path)}
            onOpen={(path) => void open(path)}
          />
        )}
      </Suspense>
    </div>
  );
}

/** The ways into a project: a folder that is opened, one that is chosen, and a sample that is made. */
function useOpening() {
  const client = useClient();
  const [choosing, setChoosing] = useState<Wish | null>(null);
  const [busy, setBusy] = useState<Wish | null>(null);
  const [problem, setProblem] = useState<ProjectError | Fault | null>(null);

  async function take(
    wish: Wish,
    specId: SpecId | null,
    act: () => Promise<Result<ProjectState, ProjectError | Fault>>,
  ) {
    setProblem(null);
    setBusy(wish);
    const opened = await act();
    setBusy(null);
    if (!opened.ok) return setProblem(opened.error);
    setChoosing(null);
    show(opened.value, specId);
  }

  const open = (path: string, specId: SpecId | null = null) =>
    take('open', specId, () => client.project.open({ path }));
  const use = (wish: Wish, path: string) =>
    wish === 'open' ? open(path) : take('sample', null, () => client.project.createSample({ parent: path }));
  const startHistory = (path: string) => take('open', null, () => client.project.startHistory({ path }));

  async function choose(wish: Wish) {
    const chosen = await client.project.chooseFolder({});
    if (!chosen.ok) return setProblem(chosen.error);
    if (!chosen.value.supported) return setChoosing(wish);
    if (chosen.value.path) await use(wish, chosen.value.path);
  }

  const forgetProblem = () => setProblem(null);
  return { choosing, setChoosing, busy, problem, forgetProblem, open, use, startHistory, choose };
}

const SAMPLE_WORDS = 'A new folder “harbor” is made inside the folder you choose.';

function openWords(isDropped: boolean): string {
  const choose = isDropped
    ? 'A browser does not tell where a dropped folder lies, so choose it here.'
    : 'Choose the folder of a project.';
  return `${choose} Opening it runs nothing of it.`;
}

/** The spec asked for, else the newest; a project without any starts with a request. */
function show({ id: projectId, specs }: ProjectState, wanted: SpecId | null): void {
  const specId = wanted ?? specs[0]?.id;
  go(specId ? { screen: 'spec', projectId, specId } : { screen: 'project', projectId });
}
