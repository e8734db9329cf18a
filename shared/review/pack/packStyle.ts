/** The look of a review pack: the app's voices (serif agreed words, sans the app, mono code) without its files. */
export const PACK_STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1a1c1f, #ececE8); --soft: light-dark(#5f6268, #a0a3a8); --line: light-dark(#e2e2de, #303237);
  --paper: light-dark(#fff, #202225); --insert: light-dark(#dff2e5, #1f3a2a); --delete: light-dark(#fbe6e5, #46262a); }
body { margin: 0 auto; max-width: 60rem; padding: 2rem; font: 15px/1.5 Inter, system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1, h2, h3 { line-height: 1.25; } h2 { margin-top: 3rem; border-bottom: 1px solid var(--line); padding-bottom: .3rem; }
.asked { font: 17px/1.6 'Source Serif 4', Georgia, serif; } .soft { color: var(--soft); } .id { font-family: 'JetBrains Mono', ui-monospace, monospace; font-size: 12px; color: var(--soft); }
ins { background: var(--insert); text-decoration: underline; } del { background: var(--delete); }
article { margin: 1.5rem 0; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: 8px; break-inside: avoid; }
pre { margin: .5rem 0; overflow-x: auto; font: 12px/1.5 'JetBrains Mono', ui-monospace, monospace; border: 1px solid var(--line); border-radius: 6px; }
pre span { display: block; padding: 0 .75rem; white-space: pre; } .added { background: var(--insert); } .removed { background: var(--delete); } .head { color: var(--soft); }
ul { padding-left: 1.25rem; } summary { cursor: pointer; }
`;
