/**
 * Forms with files, and files as answers.
 *
 * 1. Texts and files come out as they went in, in order, byte for byte; a field without a file gives none.
 * 2. A form without files goes through the same function.
 * 3. A file that is too large, or one too many, is an error of its field, with what was typed kept.
 * 4. A body longer than it may be is refused while it arrives, whatever length was stated; what is no form is refused.
 * 5. A refused file is an error of its field; a bug stays one.
 * 6. A form for texts only does not read what is as long as files.
 * 7. A file as an answer: images are shown, all else saved under its name; nothing in it runs; a copy that is held is not sent again.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileResponse } from '#app/http/file-response.server.ts';
import { InvalidForm, typedIn } from '#app/http/form.server.ts';
import { readUpload, takeFile } from '#app/http/upload.server.ts';
import { FileRefused } from '#app/platform/files/file-refused.ts';
import type { MediaType } from '#app/platform/files/file-types.ts';

const caps = { file: 1_000, files: 2, body: 4_000 };
const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://x/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
const file = (bytes: Uint8Array | string, name: string, type = '') => new File([bytes as BlobPart], name, { type });

test('1. texts and files', async () => {
  const names = fc.string({ minLength: 1, maxLength: 20 }).filter((name) => !/[\p{Cc}]/u.test(name));
  const contents = fc.uint8Array({ minLength: 1, maxLength: 400 });
  await fc.assert(
    fc.asyncProperty(names, fc.string({ unit: 'grapheme', maxLength: 50 }), contents, contents, async (field, said, one, two) => {
      const form = new FormData();
      form.append(field, said);
      form.append(`${field}-1`, file(one, 'a;b="c".jpg', 'image/jpeg'));
      form.append(`${field}-1`, file(two, '../长\u202e.pdf'));
      const { typed, files } = await readUpload(post(form), caps);
      expect(Object.values(typed)).toEqual([said.toWellFormed().replace(/\r\n?|\n/g, '\r\n')]);
      expect(files.map(({ name, claimedType }) => [name, claimedType])).toEqual([
        ['a;b=_c_.jpg', 'image/jpeg'],
        ['长.pdf', 'application/octet-stream'],
      ]);
      expect(files.map(({ bytes }) => [...bytes])).toEqual([[...one], [...two]]);
    }),
    { examples: [['__proto__', '示例', Uint8Array.of(1), Uint8Array.of(2)]] },
  );
});

test('1. no file chosen', async () => {
  const part = (name: string, rest: string) => `--b\r\ncontent-disposition: form-data; name="${name}"${rest}\r\n`;
  const none = part('photo', '; filename=""\r\ncontent-type: application/octet-stream\r\n\r\n');
  const body = `${none}${part('name', '\r\n\r\n示例')}--b--\r\n`;
  expect(await readUpload(post(body, { 'content-type': 'multipart/form-data; boundary="b"' }), caps)).toEqual({
    typed: { name: '示例' },
    files: [],
  });
});

test('2. without files', async () => {
  expect(await readUpload(post(new URLSearchParams({ name: '示例', more: 'a b' })), caps)).toEqual({
    typed: { name: '示例', more: 'a b' },
    files: [],
  });
});

test('3. too large, too many', async () => {
  const form = new FormData();
  form.set('name', '示例');
  form.append('large', file('x'.repeat(1_001), 'a.jpg'));
  form.append('fine', file('x', 'b.jpg'));
  form.append('third', file('x', 'c.jpg'));
  await expect(readUpload(post(form), caps)).rejects.toMatchObject({
    name: 'InvalidForm',
    errors: { large: ['file-too-large'], third: ['file-too-many'] },
    typed: { name: '示例' },
  });
});

test('4. the length of a body', async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 500;
      controller.enqueue(new Uint8Array(500).fill(65));
    },
  });
  const headers = { 'content-type': 'multipart/form-data; boundary=b', 'content-length': '10' };
  await expect(readUpload(post(endless, headers), caps)).rejects.toMatchObject({ init: { status: 413 } });
  expect(sent).toBeLessThan(8_000);
  const many = `--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n\r\n`.repeat(600);
  await expect(readUpload(post(`${many}--b--`, headers), { ...caps, body: 100_000 })).rejects.toMatchObject({ init: { status: 413 } });
});

test.each([
  ['multipart/form-data; boundary=b', 'no form'],
  ['multipart/form-data; boundary=b', '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\ncut'],
  ['multipart/form-data', '--b--'],
  ['application/json', '{}'],
  ['', ''],
])('4. no form: %s, %j', async (type, body) => {
  await expect(readUpload(post(body, { 'content-type': type }), caps)).rejects.toMatchObject({ init: { status: 400 } });
});

test('5. a refused file', async () => {
  const upload = { typed: { name: '示例' }, files: [{ field: 'photo', name: 'a.jpg', claimedType: '', bytes: new Uint8Array() }] };
  const refused = takeFile(upload, upload.files[0]!, async () => {
    throw new FileRefused('file-damaged');
  });
  await expect(refused).rejects.toBeInstanceOf(InvalidForm);
  await expect(refused).rejects.toMatchObject({ errors: { photo: ['file-damaged'] }, typed: { name: '示例' } });
  const bug = takeFile(upload, upload.files[0]!, async () => {
    throw new TypeError('bug');
  });
  await expect(bug).rejects.toBeInstanceOf(TypeError);
  expect(await takeFile(upload, upload.files[0]!, async () => 'done')).toBe('done');
});

test('6. a form for texts only', async () => {
  const form = new FormData();
  form.set('name', '示例');
  expect(await typedIn(post(form))).toEqual({ name: '示例' });
  const long = post('x', { 'content-type': 'multipart/form-data; boundary=b', 'content-length': '1048577' });
  await expect(typedIn(long)).rejects.toMatchObject({ init: { status: 413 } });
});

const kept = (type: MediaType) => ({ hash: 'ab'.repeat(32), type, size: 3, stream: () => new Blob(['abc']).stream() });

test('7. a file as an answer', async () => {
  const request = new Request('http://x/');
  const image = fileResponse(request, kept('image/webp'), { name: '示例 "1".webp', audience: 'public' });
  expect(Object.fromEntries(image.headers)).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-disposition': `inline; filename="__ _1_.webp"; filename*=UTF-8''%E7%A4%BA%E4%BE%8B%20%221%22.webp`,
    'content-length': '3',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-type': 'image/webp',
    'x-content-type-options': 'nosniff',
  });
  expect(await image.text()).toBe('abc');
  const paper = fileResponse(request, kept('application/pdf'), { name: '', audience: 'private' });
  expect(paper.headers.get('content-disposition')).toMatch(/^attachment; filename="abababababab\.pdf"/);
  expect(paper.headers.get('cache-control')).toBe('private, no-store');

  const held = new Request('http://x/', { headers: { 'if-none-match': `"x", ${image.headers.get('etag')}` } });
  const again = fileResponse(held, kept('image/webp'), { name: 'a.webp', audience: 'public' });
  expect([again.status, await again.text()]).toEqual([304, '']);
  const head = fileResponse(new Request('http://x/', { method: 'HEAD' }), kept('image/webp'), { name: 'a.webp', audience: 'public' });
  expect([head.headers.get('content-length'), await head.text()]).toEqual(['3', '']);
});
