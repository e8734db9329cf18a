import { Check } from 'lucide-react';
import { Icon } from '#renderer/ui/Icon.tsx';
import { isOnThisMachine, modelWords } from '#shared/model/modelAddress.ts';
import type { Settings } from '#shared/settings/settings.ts';
import styles from './SettingsScreen.module.css';

/** What is sent to whom, by the settings as they are. */
export function LeavesMachine({ settings: { model, interviewer, agents } }: { settings: Settings }) {
  const isAway = model !== null && interviewer === 'model' && !isOnThisMachine(model.address);
  const agent = agents.find(({ id }) => interviewer === `agent:${id}`);
  const sends = agent?.name ?? (isAway ? modelWords(model.address, model.model) : null);
  return (
    <>
      {sends ? (
        <>
          <p>With {sends}, Overture sends:</p>
          <ul className={styles.sent}>
            <li>
              <Icon of={Check} />
              the spec and your answers
            </li>
            <li>
              <Icon of={Check} />
              {agent ? 'a copy of the committed files, to read' : 'the lines of code a question rests on'}
            </li>
          </ul>
          <p>It never sends {agent ? '' : 'whole repositories, '}keys, or files your project ignores.</p>
        </>
      ) : (
        <p>
          {model && interviewer === 'model'
            ? 'Nothing. The model that leads the interview runs on this machine.'
            : 'Nothing. The interview, the plan and the review work here, without a model and without an account.'}
        </p>
      )}
      <p>
        An agent you add talks to its own maker under your account with them. Overture gives it its brief and
        a workspace, nothing else.
      </p>
      <p>There is no telemetry: Overture itself reports nothing to anyone.</p>
    </>
  );
}
