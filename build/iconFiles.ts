export type Png = { readonly size: number; readonly bytes: Buffer };

/** The names macOS gives the sizes of an icon whose images are PNG. */
const ICNS_TYPES: ReadonlyMap<number, string> = new Map([
  [16, 'icp4'],
  [32, 'icp5'],
  [64, 'icp6'],
  [128, 'ic07'],
  [256, 'ic08'],
  [512, 'ic09'],
  [1024, 'ic10'],
]);

/** Apple's icon file: a header with the total length, then each image behind its type and length (big endian). */
export function icnsFile(images: readonly Png[]): Buffer {
  const entries = images.flatMap(({ size, bytes }) => {
    const type = ICNS_TYPES.get(size);
    return type ? [chunk(type, bytes)] : [];
  });
  return chunk('icns', Buffer.concat(entries));
}

function chunk(type: string, content: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([header, content]);
}

/** Windows' icon file: a directory of 16 bytes an image, then the images, which may be PNG since Vista (little endian). */
export function icoFile(images: readonly Png[]): Buffer {
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = 6 + 16 * images.length;
  const directory = images.map(({ size, bytes }) => {
    const entry = Buffer.alloc(16);
    // A byte cannot hold 256, so 0 stands for it.
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(bytes.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += bytes.length;
    return entry;
  });
  return Buffer.concat([header, ...directory, ...images.map(({ bytes }) => bytes)]);
}
