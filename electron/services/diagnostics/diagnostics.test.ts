import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keepLog, logPath, readLog, writeLog } from './logFile.ts';
import { writeReport } from './writeReport.ts';

const NOW = Date.UTC(2026, 10, 23, 18, 30, 5, 120);

async function folder() {
  const made = await mkdtemp(join(tmpdir(), 'overture-log-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

test('what is warned of is kept as a person can read it, with where it happened', async () => {
  const data = await folder();
  const stop = keepLog(data, () => NOW);
  console.error('run-7 could not go on', new Error('the disk is full'));
  stop();
  expect(await readFile(logPath(data), 'utf8')).toMatch(
    /^2026-11-23 18:30:05\.120Z error {3}run-7 could not go on Error: the disk is full\n {8}at /,
  );
  const [entry, ...more] = await readLog(logPath(data));
  expect(more).toEqual([]);
  expect(entry).toMatchObject({ at: '2026-11-23T18:30:05.120Z', level: 'error' });
  expect(entry?.text.split('\n').length).toBeGreaterThan(2);
  if (process.platform !== 'win32') expect((await stat(logPath(data))).mode & 0o077).toBe(0);
});

test('a key never reaches the log', async () => {
  const data = await folder();
  keepLog(data, () => NOW)();
  writeLog(logPath(data), 'note', ['refused', { apiKey: 'sk-proj-abcdefghijklmnop1234' }], NOW);
  writeLog(logPath(data), 'note', ['-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----'], NOW);
  const text = await readFile(logPath(data), 'utf8');
  expect(text).not.toMatch(/abcdefghijklmnop|MIIE/);
  expect((await readLog(logPath(data))).length).toBe(2);
});

test('a log that cannot be written stops nothing', () => {
  expect(() => writeLog('/nowhere/at/all.log', 'note', ['words'], NOW)).not.toThrow();
});

test('a report holds versions and the log, but no key, name, address or place', () => {
  const text = writeReport({
    version: '0.1.0',
    shell: 'in a browser',
    settings: {
      theme: 'system',
      personName: 'Ana Lopez',
      singleKeys: true,
      agents: [{ id: 'x', name: 'Secret agent', kind: 'command', command: '/opt/secret --key abc' }],
      defaultAgent: 'person',
      model: { address: 'https://models.acme.example/v1', model: 'acme-7', prices: null, keyEnd: null },
      interviewer: 'model',
    } as never,
    readiness: { git: { version: '2.50.0' }, agents: [], model: null, freeBytes: 8e9 },
    entries: [
      {
        at: '2026-11-23T18:30:05.120Z',
        level: 'error',
        text: `/work/acme/billing failed for Ana Lopez <ana@acme.example> in ${homedir()}/x at https://models.acme.example/v1?token=abcdef Bearer sk-proj-abcdefghijklmnop1234`,
      },
    ],
    repositories: ['/work/acme/billing', '/work/acme'],
    at: '2026-11-23T18:31:00.000Z',
  });
  expect(text).toContain('Overture 0.1.0, in a browser');
  expect(text).toContain('Git 2.50.0');
  expect(text).toContain('<repository 1> failed for <person> <<mail address>> in ~/x at <model address>');
  expect(text).not.toMatch(/acme|Ana|sk-proj|abcdef|\/opt|Secret agent/);
});
