import { FolderX, History, Lock, TriangleAlert, Unplug } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { RadioChoice } from '#renderer/ui/RadioChoice.tsx';
import type { Fault } from '#shared/contract/envelope.ts';
import type { ProjectError } from '#shared/project/projectError.ts';
import { describeProblem } from './describeProblem.ts';

type Props = {
  error: ProjectError | Fault;
  busy: boolean;
  onClose: () => void;
  onChooseAnother: () => void;
  onStartHistory: (path: string) => void;
  onOpen: (path: string) => void;
};

/** Why a folder did not open, and the way forward from there. */
export function OpenErrorDialog(props: Props) {
  const { error } = props;
  if (error.code === 'notARepository' || error.code === 'emptyRepository')
    return <NoHistoryDialog {...props} error={error} />;
  const { title, icon } = appearance(error);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      size="small"
      tone="needs"
      icon={icon}
      title={title}
      summary={describeProblem(error)}
      actions={
        <>
          <Button onClick={props.onClose}>Close</Button>
          <Button variant="primary" onClick={props.onChooseAnother}>
            Choose another folder…
          </Button>
        </>
      }
    />
  );
}

type NoHistory = Extract<ProjectError, { code: 'notARepository' | 'emptyRepository' }>;

function NoHistoryDialog({
  error,
  busy,
  onClose,
  onChooseAnother,
  onStartHistory,
  onOpen,
}: Props & { error: NoHistory }) {
  const parent = error.code === 'notARepository' ? error.parent : null;
  const [choice, setChoice] = useState<'start' | 'parent'>('start');
  const name = lastPart(error.path);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="small"
      tone="needs"
      icon={History}
      title={`“${name}” has no history yet`}
      summary={
        error.code === 'emptyRepository'
          ? 'It is a git repository without a first version. Overture builds on the newest version there is.'
          : 'Overture keeps every version of the spec, and every change an agent makes, in git. This folder does not use git so far.'
      }
      aside={
        <Button variant="quiet" onClick={onChooseAnother}>
          Choose another folder…
        </Button>
      }
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            busy={busy}
            onClick={() => (choice === 'parent' && parent ? onOpen(parent) : onStartHistory(error.path))}
          >
            {choice === 'parent' ? 'Open that one' : 'Start and open'}
          </Button>
        </>
      }
    >
      <RadioChoice label="What to do" value={choice} options={waysOn(error)} onChange={setChoice} />
    </Dialog>
  );
}

/** History can be started here; where the folder lies in a repository, that one can be opened instead. */
function waysOn(error: NoHistory) {
  const files = error.files === 1 ? 'the one file as it is now' : `the ${error.files} files as they are now`;
  const start = {
    value: 'start' as const,
    label: 'Start keeping history here',
    detail:
      error.code === 'emptyRepository'
        ? `Saves ${files} as the first version. Nothing is sent anywhere.`
        : `Adds a hidden .git folder and saves ${files}. Nothing is sent anywhere.`,
  };
  if (error.code === 'emptyRepository' || !error.parent) return [start];
  const parent = {
    value: 'parent' as const,
    label: 'Use the repository above',
    detail: `“${lastPart(error.parent)}” has history and contains this folder.`,
  };
  return [start, parent];
}

function appearance(error: ProjectError | Fault) {
  switch (error.code) {
    case 'bareRepository':
      return { title: 'This repository has no files to work on', icon: FolderX };
    case 'noPermission':
      return { title: 'Overture may not read this folder', icon: Lock };
    case 'pathGone':
      return { title: 'This folder is not there', icon: Unplug };
    case 'notAFolder':
      return { title: 'This is not a folder', icon: FolderX };
    default:
      return { title: 'This could not be opened', icon: TriangleAlert };
  }
}

function lastPart(path: string): string {
  return path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;
}
