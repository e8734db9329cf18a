import { expect, test } from 'vitest';
import { secretPaths } from './secretPath.ts';

const isSecret = secretPaths(['config/local.*']);

test.each([
  '.env',
  '.env.production',
  'apps/web/.env.local',
  'deploy/prod.env',
  'certs/server.KEY',
  'certs/server.pem',
  'id_ed25519',
  'home/.ssh/config',
  '.aws/credentials',
  'config/secrets.yaml',
  'secrets/anything.txt',
  '.npmrc',
  'infra/prod.tfvars',
  'config/local.json',
])('%s never goes to a model', (path) => {
  expect(isSecret(path)).toBe(true);
});

test.each(['src/environment.ts', 'README.md', 'src/keys.ts', 'src/secretary.ts', 'config/default.json'])(
  '%s may',
  (path) => {
    expect(isSecret(path)).toBe(false);
  },
);
