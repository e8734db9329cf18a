import { Shield } from 'lucide-react';
import { useState } from 'react';
import type { Run } from '#shared/run/run.ts';
import type { ProjectState } from '#shared/project/project.ts';
import { useProject } from '#renderer/app/projectStore.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { TrustDialog } from './TrustDialog.tsx';

/** Above a run that is not over, while its repository may only be read: why nothing goes on, and the way to let it. */
export function TrustNotice({ run }: { run: Run }) {
  const project = useProject();
  const [asking, setAsking] = useState(false);
  if (!project || project.trust.state === 'trusted' || run.state === 'finished') return null;
  const close = () => setAsking(false);
  return (
    <section aria-label="Trust">
      <Notice
        tone="plain"
        icon={Shield}
        compact
        actions={
          project.gitVersion !== null && (
            <Button size="small" onClick={() => setAsking(true)}>
              Look at its commands…
            </Button>
          )
        }
      >
        {trustWords(project, run)}
      </Notice>
      {asking && <TrustDialog project={project} onTrusted={close} onClose={close} />}
    </section>
  );
}

function trustWords({ name, trust, gitVersion }: ProjectState, run: Run): string {
  if (gitVersion === null) return 'You can read this run. To go on with it or land its work, install git.';
  if (trust.state === 'changed')
    return `The commands of ${name} have changed, so nothing runs or lands until you have looked at them.`;
  const where = run.recorded
    ? `Run ${run.number} was recorded elsewhere, so you can look around at once.`
    : 'You can read this run.';
  return `${where} Nothing runs or lands here until you trust ${name}.`;
}
