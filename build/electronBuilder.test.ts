import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path));
const config = parse(read('electron-builder.yml').toString()) as Record<string, Record<string, unknown>>;

test('the packaging configuration is one electron-builder accepts', () => {
  const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'));
  const schema: unknown = JSON.parse(readFileSync(builder.resolve('app-builder-lib/scheme.json'), 'utf8'));
  const ajv = new Ajv({ allErrors: true, strict: false });
  const valid = ajv.validate(schema as object, config);
  expect({ valid, errors: ajv.errors }).toEqual({ valid: true, errors: null });
});

test('every system has its installers, and every file named is there', () => {
  const targets = (os: string) =>
    ((config[os]?.['target'] as { target: string }[] | undefined) ?? []).map(({ target }) => target);
  expect({ mac: targets('mac'), win: targets('win'), linux: targets('linux') }).toEqual({
    mac: ['dmg', 'zip'],
    win: ['nsis'],
    linux: ['AppImage', 'deb'],
  });
  const named = ['mac', 'win', 'linux'].flatMap((os) =>
    ['icon', 'entitlements', 'entitlementsInherit'].flatMap(
      (key) => (config[os]?.[key] as string | undefined) ?? [],
    ),
  );
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const main = (JSON.parse(read('package.json').toString()) as { main: string }).main;
  expect(main).toBe('out/main/shell.js');
});

test('only what runs is packed', () => {
  const patterns = config['files'] as unknown as string[];
  expect(
    patterns.filter(
      (pattern) =>
        !/^!|^out\/(?:main|preload|renderer)\/|^resources\/|^out\/THIRD-PARTY\.txt$|^package\.json$/.test(
          pattern,
        ),
    ),
  ).toEqual([]);
});

test('the fuses close every door that a signed app should not have', () => {
  expect(config['electronFuses']).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
  expect(config['asar']).toBe(true);
});

test('no fuse that Electron has is left as it comes', () => {
  const builder = createRequire(import.meta.url).resolve('electron-builder/package.json');
  const library = createRequire(builder).resolve('app-builder-lib/package.json');
  const { FuseV1Options } = createRequire(library)('@electron/fuses') as {
    FuseV1Options: Record<string, string | number>;
  };
  const known = Object.values(FuseV1Options)
    .filter((name) => typeof name === 'string')
    .map((name) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`);
  expect(known.length).toBeGreaterThan(7);
  expect(Object.keys(config['electronFuses'] ?? {}).toSorted()).toEqual(known.toSorted());
});

test('nothing in the configuration turns off who signed what', () => {
  const names =
    /verifyUpdateCodeSignature|forceCodeSigning|signExecutable|signAndEditExecutable|gatekeeperAssess/;
  expect(JSON.stringify(config)).not.toMatch(names);
  expect(config['mac']).toMatchObject({ hardenedRuntime: true });
  expect(config['mac']).not.toHaveProperty('identity');
  // The one thing the hardened runtime is asked to allow; libraries of others and a debugger are not.
  const entitlements = read('build/entitlements.mac.plist').toString();
  expect([...entitlements.matchAll(/<key>(.*)<\/key>/g)].map(([, key]) => key)).toEqual([
    'com.apple.security.cs.allow-jit',
  ]);
});

test('the system opens links of its own with the app, and no kind of file', () => {
  expect(config['protocols']).toEqual([{ name: 'Overture', schemes: ['overture'] }]);
  expect(JSON.stringify(config)).not.toContain('fileAssociations');
});

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

test('the icons are drawn, in the sizes each system asks for', () => {
  const png = read('build/icon.png');
  expect([png.subarray(0, 8), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([PNG, 1024, 1024]);
  expect(icnsSizes(read('build/icon.icns'))).toEqual([16, 32, 64, 128, 256, 512, 1024]);
  expect(icoSizes(read('build/icon.ico'))).toEqual([16, 24, 32, 48, 64, 128, 256]);
});

function icnsSizes(file: Buffer): number[] {
  expect([file.toString('latin1', 0, 4), file.readUInt32BE(4)]).toEqual(['icns', file.length]);
  const sizes: number[] = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
    expect(file.subarray(at + 8, at + 16)).toEqual(PNG);
    sizes.push(file.readUInt32BE(at + 8 + 16));
  }
  return sizes;
}

function icoSizes(file: Buffer): number[] {
  expect(file.readUInt32LE(0)).toBe(0x10000);
  return Array.from({ length: file.readUInt16LE(4) }, (_none, index) => {
    const at = file.readUInt32LE(6 + 16 * index + 12);
    expect(file.subarray(at, at + 8)).toEqual(PNG);
    return file.readUInt32BE(at + 16);
  });
}
