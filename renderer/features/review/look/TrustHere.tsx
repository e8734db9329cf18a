import { useState } from 'react';
import { useProject } from '#renderer/app/projectStore.ts';
import { TrustDialog } from '#renderer/features/project/TrustDialog.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { LookRefused } from './LookFrame.tsx';

/** What is asked for needs the installed git, which a repository gets with the person's trust only. */
export function TrustHere({ problem, onTrusted }: { problem: string; onTrusted: () => void }) {
  const project = useProject();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <LookRefused
        title="This repository is only read for now"
        problem={problem}
        actions={
          <Button variant="primary" disabled={!project} onClick={() => setAsking(true)}>
            Look at what it would run…
          </Button>
        }
      />
      {isAsking && project && (
        <TrustDialog
          project={project}
          onTrusted={() => {
            setAsking(false);
            onTrusted();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
