import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Agent } from '#shared/settings/settings.ts';
import { agentBench } from '#test/helpers/agentBench.ts';
import { processStartTime } from '#electron/process/processIdentity.ts';
import { tryAgent } from './tryAgent.ts';

function script(code: string): Agent {
  return { kind: 'command', id: 'robot', name: 'Robot', command: `"${process.execPath}" -e '${code}'` };
}

test('gives the brief on standard input and in a file, works in the workspace and reports what it prints', async () => {
  const bench = await agentBench();
  const code = `
    const fs = require("fs");
    const brief = fs.readFileSync(process.env.OVERTURE_BRIEF, "utf8");
    process.stdin.setEncoding("utf8").once("data", (text) => {
      fs.writeFileSync("made.txt", [text === brief, text].join());
      console.log("\\u001b[32mdone\\u001b[0m");
      console.error("a warning");
    });
  `;
  const session = await bench.start(script(code), 'Do it well.');
  expect(await session.ended).toMatchObject({ ending: 'finished', sentence: 'Robot ended.' });
  expect(await readFile(join(bench.workspace, 'made.txt'), 'utf8')).toBe('true,Do it well.');
  expect(bench.entries().map(({ kind, text }) => [kind, text])).toEqual(
    expect.arrayContaining([
      ['output', 'done'],
      ['output', 'a warning'],
    ]),
  );
});

test('says how a program failed, and when it is not there', async () => {
  const bench = await agentBench();
  expect((await (await bench.start(script('process.exit(4)'), '')).ended).sentence).toBe(
    'Robot ended with exit code 4. Its output says more; the workspace is kept.',
  );
  const missing: Agent = { kind: 'command', id: 'x', name: 'X', command: 'no-such-program-here --go' };
  expect((await (await bench.start(missing, '')).ended).sentence).toBe(
    'no-such-program-here was not found on this machine. Install it, or give its full path.',
  );
  expect((await tryAgent(missing, { reaper: bench.reaper })).state).toBe('failed');
});

test('keeps a long output as blocks of lines', async () => {
  const bench = await agentBench();
  await (await bench.start(script('for (let i = 1; i <= 100; i++) console.log(i)'), '')).ended;
  expect(bench.entries().map(({ detail }) => detail.split('\n').length)).toEqual([40, 40, 20]);
});

test('stopping ends the program and what it started', async () => {
  const bench = await agentBench();
  const code = `
    const { spawn } = require("child_process");
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true, stdio: "ignore" });
    console.log(child.pid);
    setInterval(() => {}, 1000);
  `;
  const session = await bench.start(script(code), '');
  const { text } = await bench.seen(({ kind }) => kind === 'output');
  await session.stop();
  expect((await session.ended).ending).toBe('cancelled');
  expect(await processStartTime(Number(text))).toBeNull();
});

test('a person hands in when the work is done', async () => {
  const bench = await agentBench();
  const session = await bench.start({ kind: 'person', id: 'person', name: 'A person' }, '');
  expect(session.handIn()).toBe(true);
  expect((await session.ended).ending).toBe('finished');
});
