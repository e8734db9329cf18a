import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { printWithBrowser } from '#electron/services/handover/printWithBrowser.ts';
import { fail, ok } from '#shared/contract/result.ts';
import { newSpecText } from '#shared/spec/newSpec.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { valueOf } from '#test/helpers/valueOf.ts';
import { inflatedSize } from './inflatedSize.ts';
import { readBrief } from './readBrief.ts';
import { createTemplateReader } from './readTemplates.ts';

/** A ZIP archive with its files stored as they are (PKWARE APPNOTE 4.3.6); `claimed` is what one says it unpacks to. */
function zip(files: Readonly<Record<string, string>>, claimed?: number): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const bytes = Buffer.from(text);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt32LE(crc32(bytes), 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt32LE(bytes.length, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    head.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(claimed ?? bytes.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    parts.push(head, Buffer.from(name), bytes);
    central.push(entry, Buffer.from(name));
    at += 30 + name.length + bytes.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const paragraph = (words: string) => `<w:p><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;
const docx = (body: string) => ({
  '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
  '_rels/.rels': `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
  'word/document.xml': `${XML}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
});

test('reads the words of a Word document, a paragraph a line', async () => {
  const file = zip(docx(['Owners choose editors.', '', 'Nobody loses access.'].map(paragraph).join('')));
  expect(await readBrief('Brief.DOCX', file)).toEqual(ok('Owners choose editors.\n\nNobody loses access.'));
});

test('refuses a document that would unpack to more than fits, without unpacking it', async () => {
  const bomb = zip(docx(paragraph('x')), 4_000_000_000);
  expect(inflatedSize(bomb)).toBe(12_000_000_000);
  expect(await readBrief('bomb.docx', bomb)).toEqual(fail({ code: 'damaged', name: 'bomb.docx' }));
});

test('reads the words of a PDF', async () => {
  const pdf = valueOf(await printWithBrowser('<h1>Brief</h1><p>Owners choose who may edit settings.</p>'));
  const read = await readBrief('brief.pdf', Buffer.from(pdf));
  expect(valueOf(read).replace(/\s+/g, ' ')).toBe('Brief Owners choose who may edit settings.');
});

test.each([
  ['photo.heic', Buffer.from([1, 2]), 'unknownKind'],
  ['brief.pdf', Buffer.from('not a PDF'), 'damaged'],
  ['brief.pdf', Buffer.from('%PDF-1.7 broken'), 'damaged'],
  ['brief.docx', Buffer.from('not a ZIP'), 'damaged'],
  ['notes.md', Buffer.from([0x61, 0x00, 0x62]), 'damaged'],
  ['notes.txt', Buffer.from([0xff, 0xfe, 0x61]), 'damaged'],
  ['empty.txt', Buffer.from(' \n\n'), 'noText'],
  ['large.txt', Buffer.alloc(5_000_001, 'a'), 'tooLarge'],
] as const)('says of %s what is wrong with it', async (name, bytes, code) => {
  expect(await readBrief(name, bytes)).toEqual(fail({ code, name }));
});

test('keeps the words of a text as they are, but for line ends and spaces behind lines', async () => {
  expect(await readBrief('ticket.md', Buffer.from('# A  \r\n\r\n- b\r\n'))).toEqual(ok('# A\n\n- b'));
});

test('every template makes a spec without problems, with ids of its own', async () => {
  const file = fileURLToPath(new URL('../../../resources/templates.yaml', import.meta.url));
  const templates = await createTemplateReader(file)();
  expect(templates.map(({ id }) => id)).toEqual(['feature', 'bug', 'refactor', 'client-brief', 'migration']);
  for (const { id, body } of templates) {
    const spec = { id: '001-a', title: 'A', request: 'Do it.', source: '', date: '2026-11-23' };
    const document = parseSpec(newSpecText({ ...spec, body }));
    expect(document.problems).toEqual([]);
    expect(document.scopeOut.length).toBe(id === 'feature' ? 0 : 1);
    expect(document.request?.text).toBe('Do it.');
  }
});
