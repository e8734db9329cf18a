import { isOnThisMachine, modelWords } from '#shared/model/modelAddress.ts';
import { leadingAgent } from './leadingAgent.ts';
import type { Settings } from './settings.ts';

/** Something that is sent from this machine: on which occasion, to whom, and what. */
export type Departure = {
  /** The subject of a sentence: “Tasks of the Built-in agent”. */
  readonly when: string;
  /** A model or program by name; null for whoever the program itself talks to. */
  readonly to: string | null;
  readonly what: readonly string[];
};

/** What the settings, as they are, let leave this machine; none when nothing does by itself. */
export function departures(
  settings: Pick<Settings, 'model' | 'interviewer' | 'agents'>,
): readonly Departure[] {
  return [...interview(settings), ...ownAgent(settings), ...otherAgents(settings)];
}

const LEADING = 'The interview, and plans you have drafted';

function interview(settings: Parameters<typeof departures>[0]): readonly Departure[] {
  const { model, interviewer } = settings;
  const agent = leadingAgent(settings);
  if (agent) {
    const what = ['the spec and your answers', 'a copy of the committed files, to read'];
    return [{ when: LEADING, to: agent.name, what }];
  }
  if (!model || interviewer !== 'model' || isOnThisMachine(model.address)) return [];
  const what = ['the spec and your answers', 'names of files, and lines of code that a question rests on'];
  return [{ when: LEADING, to: modelWords(model.address, model.model), what }];
}

/** It works on the model of the settings whoever leads the interview. */
function ownAgent({ model, agents }: Parameters<typeof departures>[0]): readonly Departure[] {
  const own = agents.find(({ kind }) => kind === 'model');
  if (!own || !model || isOnThisMachine(model.address)) return [];
  const what = ['the task and its criteria', 'the files it reads and changes', 'what your checks print'];
  return [{ when: `Tasks of the ${own.name}`, to: modelWords(model.address, model.model), what }];
}

function otherAgents({ agents }: Parameters<typeof departures>[0]): readonly Departure[] {
  return agents
    .filter(({ kind }) => kind === 'acp' || kind === 'command')
    .map(({ name }) => ({
      when: `Tasks of ${name}`,
      to: null,
      what: ['the task and its criteria', 'the files of its workspace'],
    }));
}
