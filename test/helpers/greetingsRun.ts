/** The spec that the runs of tests are about; what follows are parts of plans for it, and those who work on them. */
export const SPEC = `# Greetings

> Greet people in their language.

## Requirements

### R1 Greeting

- **AC-1.1** The system SHALL greet in English.
  - shown by: \`node --test --test-reporter=tap test/english.test.js\`
- **AC-1.2** The system SHALL greet in Danish.
  - shown by: a person

## Decisions

- **D1** 2026-06-09 Greetings end without a full stop. (from Q1)
`;

const ENGLISH_TEST = `
import { test } from 'node:test';
import { equal } from 'node:assert/strict';
import { english } from '../src/english.js';
test('AC-1.1 greets in English', () => equal(english, 'Hello'));
`;

/** A task of a plan; `fields` are its further lines. */
export const task = (id: string, fields: string) =>
  `  - id: ${id}\n    title: Task ${id}\n    role: implement\n${fields}`;

export const plan = (...tasks: string[]) => `overture: 1\nspec: 001-greetings\ntasks:\n${tasks.join('')}`;

export const ENGLISH = task(
  'T1',
  '    criteria: [AC-1.1]\n    scope: { change: [src/english.js, test/english.test.js], read: [] }\n    agent: english\n',
);

export const DANISH = task(
  'T2',
  '    needs: [T1]\n    criteria: [AC-1.2]\n    scope: { change: [src/danish.js], read: [] }\n    agent: person\n',
);

/** Writes the greeting that its brief asks to mend, or a wrong one the first time. */
export const ENGLISH_AGENT = `
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
const brief = readFileSync(process.env.OVERTURE_BRIEF, 'utf8');
mkdirSync('src', { recursive: true });
mkdirSync('test', { recursive: true });
mkdirSync('.qwen', { recursive: true });
writeFileSync('.qwen/junk', 'x');
const mended = brief.includes('What failed on the last attempt') || brief.includes('Say it politely');
const text = brief.includes('Say it politely') ? 'Hello' : mended ? 'Hello' : 'Hullo';
const note = brief.includes('Say it politely') ? '// politely\\n' : '';
writeFileSync('src/english.js', note + "export const english = '" + text + "';\\n");
writeFileSync('test/english.test.js', ${JSON.stringify(ENGLISH_TEST)});
writeFileSync('stray.txt', 'out of scope');
console.log('wrote ' + text);
`;

/** What makes the repository of the spec one that Node runs. */
export const PACKAGE = {
  'package.json': '{ "type": "module" }\n',
  'overture.yaml': 'commands:\n  lint: node --check src/english.js\nprotected: [LICENSE]\n',
};

/** Writes a file at once, and stays at work until it is ended. */
export const SLOW = `
import { mkdirSync, writeFileSync } from 'node:fs';
mkdirSync('src', { recursive: true });
writeFileSync('src/shared.js', 'slow\\n');
process.stdin.resume();
setTimeout(() => undefined, 60_000);
`;
