import type { KeyboardEvent } from 'react';

/** Makes ⌘↵ (elsewhere Ctrl+↵) call `submit`, and nothing that lies around it. */
export function submitKey(submit: (() => void) | undefined): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || !submit) return;
    event.preventDefault();
    event.stopPropagation();
    submit();
  };
}
