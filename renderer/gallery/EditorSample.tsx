import { useState } from 'react';
import { CodeView } from '#renderer/editor/CodeView.tsx';
import { lineChange } from '#renderer/editor/lineChange.ts';
import { MarkdownEditor } from '#renderer/editor/MarkdownEditor.tsx';

const SPEC = `---
overture: 1
id: 001-settings-editors
title: Who can edit workspace settings
status: draft
---

# Who can edit workspace settings

> Customers need better control over who can edit workspace settings.
> — Priya Nair, 28 May, from six support threads

## Why

Today every admin can change every setting. Six customers have asked to name
the few people who may, without taking the admin role from everyone else.

### R1 Owners choose the editors

- **AC-1.1** WHEN an owner adds a member as a settings editor, the system
  SHALL let that member edit settings quickly.
`;

const PROPOSALS: Readonly<Record<string, (text: string) => string>> = {
  why: (text) =>
    text.includes('Two of them')
      ? text
      : text.replace(
          'everyone else.\n',
          'everyone else.\nTwo of them lost their single sign-on setup to a well-meant edit.\n',
        ),
  words: (text) => text.replace('settings quickly', 'settings within 5 seconds'),
};

function ghosts(text: string, gone: readonly string[]) {
  return Object.entries(PROPOSALS).flatMap(([id, apply]) => {
    const change = gone.includes(id) ? undefined : lineChange(text, apply(text));
    return change ? [{ id, label: `Proposal ${id}`, ...change }] : [];
  });
}

/** Both editors side by side. */
export function EditorSample() {
  const [text, setText] = useState(SPEC);
  const [gone, setGone] = useState<readonly string[]>([]);
  const [edits, setEdits] = useState('');
  return (
    <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', height: '100vh' }}>
      <MarkdownEditor
        label="Markdown of the spec"
        value={text}
        ghosts={ghosts(text, gone)}
        onAcceptGhost={(id) => setText(PROPOSALS[id]?.(text) ?? text)}
        onRejectGhost={(id) => setGone([...gone, id])}
        hints={[
          {
            startLine: 21,
            startColumn: 39,
            endLine: 21,
            endColumn: 46,
            message: 'No test can tell whether “quickly” is true.',
          },
        ]}
        onChange={(next, made) => {
          setText(next);
          setEdits(JSON.stringify(made));
        }}
      />
      <div style={{ display: 'grid', gridTemplateRows: '1fr auto auto' }}>
        <CodeView
          path="src/settings.ts"
          line={2}
          text={
            "export async function canEdit(member: Member) {\n  if (member.role !== 'owner') throw new Refused(403);\n  // the last editor stays\n}\n"
          }
        />
        <output>{edits}</output>
        <button type="button" onClick={() => setText(text.replace('quickly', 'within 5 seconds'))}>
          Replace
        </button>
      </div>
    </div>
  );
}
