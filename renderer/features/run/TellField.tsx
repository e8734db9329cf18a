import { MessageSquare } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { AttemptId } from '#shared/run/run.ts';
import { describeRunError } from '#shared/run/runError.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import styles from './RunScreen.module.css';
import { useAct } from './useAct.ts';
import { useActor } from './useActor.ts';

/** Says something to the agent at work; it stays in the field when it could not be said. */
export function TellField({ projectId, attemptId }: { projectId: ProjectId; attemptId: AttemptId }) {
  const client = useClient();
  const by = useActor();
  const act = useAct(describeRunError);
  const [words, setWords] = useState('');
  const tell = async () => {
    const said = words.trim();
    if (said === '') return;
    if (await act.run(() => client.run.tell({ projectId, attemptId, text: said, by }))) setWords('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void tell();
  };
  return (
    <div className={styles.say}>
      <Field
        label="Tell this agent something"
        hideLabel
        placeholder="Tell this agent something"
        icon={MessageSquare}
        keys="mod+enter"
        value={words}
        error={act.problem ?? undefined}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
