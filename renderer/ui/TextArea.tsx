import { clsx } from 'clsx';
import { type ComponentProps, type KeyboardEvent, type ReactNode, useId } from 'react';
import styles from './Field.module.css';
import { FieldFrame } from './FieldFrame.tsx';
import { submitKey } from './submitKey.ts';

export type TextAreaProps = {
  label: string;
  hideLabel?: boolean;
  hint?: ReactNode;
  error?: string | undefined;
  /** `doc` for words people agree on. */
  voice?: 'ui' | 'doc' | 'code';
  /** ⌘↵ inside the field. */
  onSubmit?: () => void;
} & Omit<ComponentProps<'textarea'>, 'onSubmit'>;

/** Several lines; grows with its text up to its max-height. */
export function TextArea({
  label,
  hideLabel,
  hint,
  error,
  voice,
  onSubmit,
  className,
  ...rest
}: TextAreaProps) {
  const ownId = useId();
  const id = rest.id ?? ownId;
  const submitOnKeys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    rest.onKeyDown?.(event);
    submitKey(onSubmit)(event);
  };
  return (
    <FieldFrame id={id} label={label} hideLabel={hideLabel} hint={hint} error={error} className={className}>
      <textarea
        rows={2}
        {...rest}
        id={id}
        onKeyDown={submitOnKeys}
        aria-invalid={error ? true : undefined}
        aria-describedby={hint || error ? `${id}-aside` : undefined}
        className={clsx(
          styles.box,
          styles.area,
          voice === 'doc' && styles.doc,
          voice === 'code' && styles.code,
          error && styles.invalid,
        )}
      />
    </FieldFrame>
  );
}
