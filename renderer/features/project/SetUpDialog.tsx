import { GitBranch, type LucideIcon, MessageSquare, UsersRound } from 'lucide-react';
import { openSettingsAt } from '#renderer/app/settingsPlace.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import text from '#renderer/ui/text.module.css';
import styles from './SetUpDialog.module.css';

export type SetUpTopic = 'git' | 'agents' | 'models';

type Topic = {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly without: string;
  readonly brings: readonly string[];
  readonly steps: readonly string[];
  /** The section of Settings where it is done; null when it is done outside of Overture. */
  readonly settings: 'agents' | 'models' | null;
};

const TOPICS: Readonly<Record<SetUpTopic, Topic>> = {
  git: {
    icon: GitBranch,
    title: 'Set up git',
    without: 'Without it you can write, approve and hand over specs, and plan the work.',
    brings: [
      'A private copy of the repository for every task, so that several can go on at once',
      'What each task changed, line by line, beside the criterion it serves',
      'Landing: adding finished work to your project, and taking it back',
    ],
    steps: [
      'On a Mac: open Terminal, type xcode-select --install, and agree.',
      'On Windows: install it from git-scm.com with the choices it offers.',
      'On Linux: install the package git with your software centre, or apt install git.',
      'Then start Overture again; it looks for git as it starts.',
    ],
    settings: null,
  },
  agents: {
    icon: UsersRound,
    title: 'Set up an agent',
    without: 'Without one you can do tasks yourself; Overture checks and reviews them all the same.',
    brings: [
      'Tasks that are worked on while you watch, each in a workspace of its own',
      'Questions and permissions that come to you instead of guesses',
    ],
    steps: [
      'Install a coding agent and sign in to it once in its own way; the account is between you and its maker.',
      'In Settings choose it among those found, or add it: one that speaks the Agent Client Protocol, or any command.',
      'Press “Try it” there, which tells at once whether it answers.',
    ],
    settings: 'agents',
  },
  models: {
    icon: MessageSquare,
    title: 'Set up a model',
    without: 'Without one the guided interview asks its own questions, in your repository’s own names.',
    brings: [
      'Questions made for your request, with the lines of code they rest on',
      'Answers in your own words that become proposals, each for you to accept',
    ],
    steps: [
      'On this machine: start Ollama, LM Studio or llama.cpp with a model that follows instructions. Nothing leaves it.',
      'Or a service: have its address, the model’s name and a key at hand.',
      'Enter them in Settings, which also says what is sent there.',
    ],
    settings: 'models',
  },
};

/** What something missing on this machine would bring, and how to get it. Nothing of it is needed to begin. */
export function SetUpDialog({ topic, onClose }: { topic: SetUpTopic; onClose: () => void }) {
  const { icon, title, without, brings, steps, settings } = TOPICS[topic];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      icon={icon}
      title={title}
      summary={without}
      actions={
        settings ? (
          <>
            <Button onClick={onClose}>Not now</Button>
            <Button variant="primary" onClick={() => openSettingsAt(settings)}>
              Open Settings
            </Button>
          </>
        ) : (
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        )
      }
    >
      <div className={styles.help}>
        <section>
          <h3 className={text.label}>What it brings</h3>
          <ul>
            {brings.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
        <section>
          <h3 className={text.label}>How to get it</h3>
          <ol>
            {steps.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </section>
      </div>
    </Dialog>
  );
}
