import { expect, test } from 'vitest';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { checkEdits } from './checkEdits.ts';
import { readAnswerReply, readQuestionReply } from './modelReply.ts';

const doc = parseSpec(
  '# Settings\n\n## Requirements\n\n### R1: Owners choose the editors\n\n- **AC-1.1** WHEN an owner adds a member, the system SHALL list that member.\n',
);
const good = {
  kind: 'addCriterion',
  requirement: 'R1',
  text: 'WHEN an owner removes a member, the system SHALL refuse the next save of that member.',
  shownBy: null,
} as const;

test('keeps what can be made and says what cannot', () => {
  const checked = checkEdits(doc, [
    good,
    { ...good, requirement: 'R7' },
    { kind: 'replaceWords', target: 'AC-1.1', before: 'nowhere', after: 'x' },
  ]);
  expect(checked.edits).toEqual([good]);
  expect(checked.faults.length).toBe(2);
  expect(checked.wording).toEqual([]);
});

test('drops what the spec says already', () => {
  const text = 'WHEN an owner adds a member, the system SHALL list that member';
  expect(checkEdits(doc, [{ ...good, text }])).toEqual({ edits: [], faults: [], wording: [] });
});

test('says which words a careful reader would stop at', () => {
  const text = 'WHEN an owner removes a member, the system SHALL respond quickly.';
  const { edits, wording } = checkEdits(doc, [{ ...good, text }]);
  expect(edits.length).toBe(1);
  expect(wording.join()).toContain('quickly');
});

test('reads edits that leave out what is usual, and refuses what is none', () => {
  const { shownBy: _usual, ...short } = good;
  expect(readAnswerReply(JSON.stringify({ edits: [short] }))).toEqual({ ok: true, value: [good] });
  expect(readAnswerReply('{"edits": [{"kind": "deleteEverything"}]}').ok).toBe(false);
  expect(readAnswerReply('{"edits": [{"kind": "addRequirement", "title": "T", "criteria": []}]}').ok).toBe(
    false,
  );
});

test('a question needs its words and its reason; everything else may be missing or odd', () => {
  const question = { text: 'Who may do it?', why: 'Someone has to.', citations: ['src/a.ts:3'], about: 'R1' };
  expect(readQuestionReply(JSON.stringify(question))).toMatchObject({
    ok: true,
    value: { topic: '', about: [], suggestions: [], citations: [] },
  });
  expect(readQuestionReply('{"text": "Who may do it?"}').ok).toBe(false);
  expect(readQuestionReply('{"done": true}')).toEqual({ ok: true, value: null });
});
