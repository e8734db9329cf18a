import { useRef } from 'react';
import { Button } from '#renderer/ui/Button.tsx';

/** Chooses documents and pictures from the disk. */
export function BringInButton({
  busy,
  onFiles,
}: {
  busy: boolean;
  onFiles: (files: readonly File[]) => void;
}) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button busy={busy} onClick={() => chooser.current?.click()}>
        Bring in a document…
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        accept=".md,.markdown,.txt,.eml,.csv,.docx,.pdf,.png,.jpg,.jpeg,.gif,.webp,text/*"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}
