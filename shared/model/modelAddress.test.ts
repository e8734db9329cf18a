import { expect, test } from 'vitest';
import { isOnThisMachine, modelWords, originOf } from './modelAddress.ts';

test.each([
  ['http://127.0.0.1:11434/v1', 'qwen3-coder', 'qwen3-coder through Ollama, on this machine'],
  ['http://localhost:8080/v1', 'a/b', 'b, on this machine'],
  ['http://[::1]:1234/v1', 'm', 'm through LM Studio, on this machine'],
  ['https://models.northpier.example/v1', 'mistral-large', 'mistral-large at models.northpier.example'],
])('%s with %s is “%s”', (address, model, words) => {
  expect(modelWords(address, model)).toBe(words);
});

test.each([
  'http://localhost.evil.example/v1',
  'http://127.0.0.1.evil.example',
  'http://192.168.1.5:11434/v1',
])('%s is another machine', (address) => {
  expect(isOnThisMachine(address)).toBe(false);
});

test.each(['', 'models.example', 'file:///etc/passwd', 'https://name:word@models.example/v1'])(
  '“%s” is no address of a service',
  (address) => {
    expect(originOf(address)).toBe(null);
  },
);
