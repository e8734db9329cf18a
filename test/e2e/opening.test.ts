import { expect, onTestFinished, test } from 'vitest';
import { join } from 'node:path';
import { makeSampleRepository, SPEC_ID } from '#test/bench/sampleRepository.ts';
import { startOverture } from './startOverture.ts';
import { freshFolder } from './steps.ts';

type Message = { readonly type: string; readonly id: number; readonly method?: string };

test('a page holds the reading of the code until its screen has its text, and then lets go', async () => {
  const repo = join(freshFolder(), 'project');
  await makeSampleRepository(repo);
  const overture = await startOverture({ repo });
  onTestFinished(() => overture.close());
  const { page } = overture;
  await page.waitForURL(/#\/p\/[^/]+/);

  const told: Message[] = [];
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => told.push(JSON.parse(String(payload))));
    socket.on('framereceived', ({ payload }) => told.push(JSON.parse(String(payload))));
  });
  await page.reload();
  await page
    .getByRole('main', { name: 'Spec' })
    .getByText('Who can edit workspace settings')
    .first()
    .waitFor();

  const opened = (method: string) => told.findIndex((message) => message.method === method);
  const answered = (method: string) =>
    told.findIndex((message) => message.type === 'snapshot' && message.id === told[opened(method)]?.id);
  const letGo = () =>
    told.findIndex((message) => message.type === 'cancel' && message.id === told[opened('code.hold')]?.id);
  await expect.poll(letGo).toBeGreaterThan(-1);
  expect(page.url()).toContain(SPEC_ID);
  expect(opened('code.hold')).toBeLessThan(opened('spec.watch'));
  expect(answered('spec.watch')).toBeLessThan(letGo());
});
