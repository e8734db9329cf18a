import type { languages } from 'monaco-editor/editor';

export const SPEC_LANGUAGE = 'overture-spec';

/** Markdown as Overture writes it: front matter, headings, ids, EARS keywords and the request's quote stand out. */
export const specTokens = {
  defaultToken: '',
  tokenizer: {
    root: [
      [/^---\s*$/, { token: 'comment', next: '@frontMatter' }],
      [/^/, { token: '', next: '@body' }],
    ],
    frontMatter: [
      [/^---\s*$/, { token: 'comment', next: '@body' }],
      [/^\s*[\w.-]+(?=\s*:)/, 'key'],
      [/:\s+\d[\d.]*\s*$/, 'number'],
      [/#.*$/, 'comment'],
      [/[^:#]+/, 'string'],
    ],
    body: [
      [/^\s*(```+|~~~+).*$/, { token: 'comment', next: '@fence' }],
      [/^#{1,6}\s.*$/, 'heading'],
      [/^\s*>.*$/, 'quote'],
      [/<!--/, { token: 'comment', next: '@comment' }],
      [/\*\*(?:AC-\d+\.\d+|[RTCBNADQ]\d+)\*\*/, 'id'],
      [/\b(?:WHEN|WHILE|WHERE|IF|THEN|SHALL(?: NOT)?)\b/, 'ears'],
      [/`[^`]+`/, 'string'],
      [/!?\[[^\]]*\]\([^)]*\)/, 'link'],
      [/\*\*[^*]+\*\*/, 'strong'],
      [/\*[^*\s][^*]*\*|\b_[^_]+_\b/, 'emphasis'],
      [/[^\s\w]|\w+|\s+/, ''],
    ],
    fence: [
      [/^\s*(```+|~~~+)\s*$/, { token: 'comment', next: '@pop' }],
      [/.*$/, 'string'],
    ],
    comment: [
      [/-->/, { token: 'comment', next: '@pop' }],
      [/[^-]+|-/, 'comment'],
    ],
  },
} satisfies languages.IMonarchLanguage;
