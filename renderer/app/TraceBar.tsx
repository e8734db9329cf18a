import { clsx } from 'clsx';
import { Check, CircleX, GitBranch, LoaderCircle } from 'lucide-react';
import { FileName } from '#renderer/ui/FileName.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { useFrame } from './frameStore.ts';
import { useProject } from './projectStore.ts';
import styles from './TraceBar.module.css';
import { type ShownLink, shownLinks, useTrace } from './traceStore.ts';

const SAVED_ICONS = { saved: Check, saving: LoaderCircle, refused: CircleX } as const;

/** The line from request to evidence for what is selected, and where the work is kept. */
export function TraceBar() {
  const links = shownLinks(useTrace());
  const saved = useFrame((state) => state.saved);
  const reading = useFrame((state) => state.reading);
  const branch = useProject()?.branch;
  return (
    <footer className={styles.bar}>
      <nav aria-label="Trace from request to evidence" className={styles.nav}>
        <ol className={styles.trace}>
          {links.map((link) => (
            <li
              key={link.kind}
              className={clsx(
                link.open && styles.open,
                link.here && styles.here,
                link.kind === 'request' && styles.request,
                link.voice === 'id' && styles.id,
              )}
              aria-current={link.here || undefined}
            >
              <span className={styles.point} aria-hidden="true" />
              {link.onSelect ? (
                <button type="button" className={styles.words} onClick={link.onSelect}>
                  <Words link={link} />
                </button>
              ) : (
                <span className={styles.words}>
                  <Words link={link} />
                </span>
              )}
            </li>
          ))}
        </ol>
      </nav>
      <div className={styles.meta}>
        {reading && (
          <span>
            <Icon of={LoaderCircle} spin />
            {reading}
          </span>
        )}
        {saved && (
          <span role="status">
            <Icon of={SAVED_ICONS[saved.look]} />
            {saved.words}
          </span>
        )}
        {branch && (
          <span title="The branch the project is on">
            <Icon of={GitBranch} />
            {branch}
          </span>
        )}
      </div>
    </footer>
  );
}

function Words({ link }: { link: ShownLink }) {
  const { label, text, voice, here } = link;
  // Where the person stands, the id is strong; elsewhere it is the quiet label of the words.
  if (here && label) {
    return (
      <>
        <b>{label}</b> {text}
      </>
    );
  }
  return (
    <>
      {label && <span className={styles.label}>{label}</span>}
      {voice === 'quote' && <span className={styles.quote}>{text}</span>}
      {voice === 'code' && (typeof text === 'string' ? <FileName path={text} plain /> : text)}
      {voice !== 'quote' && voice !== 'code' && (here ? <b>{text}</b> : text)}
    </>
  );
}
