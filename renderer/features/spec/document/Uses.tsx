import { followId } from './followReference.ts';
import styles from './document.module.css';
import uses from './Uses.module.css';
import type { DocumentContext } from './documentProps.ts';

/** Which parts name this one, each a way there. */
export function Uses({ of, context }: { of: string; context: DocumentContext }) {
  const users = context.uses.get(of) ?? [];
  if (users.length === 0) return null;
  return (
    <span className={styles.meta}>
      used by{' '}
      {users.map((id, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <IdLink id={id} context={context} />
        </span>
      ))}
    </span>
  );
}

/** An id that leads to its part; plain words when the spec has none of that name. */
export function IdLink({ id, context }: { id: string; context: DocumentContext }) {
  const key = context.ids.get(id);
  if (key === undefined) return id;
  return (
    <button
      type="button"
      className={uses.idLink}
      onClick={(event) => {
        event.stopPropagation();
        followId(key);
      }}
    >
      {id}
    </button>
  );
}
