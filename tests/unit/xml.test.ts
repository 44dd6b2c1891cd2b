/**
 * Text in XML.
 *
 * 1. Whatever the text, an element and an attribute that hold it are well-formed and give it back without control characters.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { xml } from '#app/http/xml.ts';
import { readXml } from '#tests/support/well-formed.ts';

test('1. any text', () => {
  const text = fc.string({
    unit: fc.oneof(fc.constantFrom('&', '<', '>', '"', "'", ']]>', '\u0000', '\u001b', '\ud800', '茶'), fc.string()),
  });
  fc.assert(
    fc.property(text, (given) => {
      const kept = given.replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '');
      const read = readXml(`<?xml version="1.0" encoding="UTF-8"?><a b="${xml(given)}">${xml(given)}</a>`);
      expect(read.text).toBe(kept);
      expect(read.attributes.b).toBe(kept);
    }),
  );
});
