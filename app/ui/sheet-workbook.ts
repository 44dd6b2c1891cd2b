/** Workbooks that people fill in, keep and mend by: the template of a category, an export, a list of bad cells. */
import type { TFunction } from 'i18next';
import { longestValue } from '#app/domain/catalogue/typed-value.ts';
import { type CodedList, codedCell, listOf } from '#app/domain/sheets/coded-cells.ts';
import type { ProductSheet } from '#app/domain/sheets/read-product-sheet.server.ts';
import type { SheetReport } from '#app/domain/sheets/read-sheet-report.server.ts';
import { attributeKeyOf, columnNames, credentialPartOf, headingOf, ownNumber, systemNumber } from '#app/domain/sheets/sheet-columns.ts';
import type { Reference } from '#app/platform/reference.ts';
import { type CellValue, columnName } from '#app/platform/spreadsheet/cell.ts';
import type { Column, Sheet } from '#app/platform/spreadsheet/write-workbook.server.ts';
import type { Language } from './language.ts';
import { choiceLabels, sheetLabels } from './sheet-labels.ts';

type Choices = Readonly<Record<CodedList, ReadonlyMap<string, string>>>;

const text = (value: string): CellValue | null => (value === '' ? null : { kind: 'text', value });
const column = (heading: string, width: number): Column => ({ heading, width, kind: 'text' });
const needed = ['name', 'category', 'sector', 'city'];
const lists = ['standards', 'applications', 'exportMarkets'];
const longestSaid = 8_000;

/** The products of a sheet with their columns, and a sheet that explains these. */
export function productWorkbook(t: TFunction, language: Language, reference: Reference, sheet: ProductSheet): Sheet[] {
  const { columnLabel } = sheetLabels(t, language, sheet.definitions);
  const labels = choiceLabels(t, language, reference, sheet.files);
  const names = columnNames(
    sheet.definitions.map(({ key }) => key),
    sheet.credentials,
  );
  const columns = names.map((name): Column => {
    const choices = choicesOf(name, sheet, labels);
    return {
      heading: headingOf(columnLabel(name), name, name === 'category' && sheet.category !== '' ? sheet.category : undefined),
      ...{ kind: 'text', width: widthOf(name), note: howTo(t, name, sheet) },
      ...(choices.length > 0 ? { choices } : {}),
    };
  });
  const explained = names.map((name) => [
    text(columnLabel(name)),
    text(name),
    text(needed.includes(name) ? t('listing.yes') : name === ownNumber ? t('sheet.neededForNew') : ''),
    text(howTo(t, name, sheet)),
    text(choicesOf(name, sheet, labels).join('\n').slice(0, longestSaid)),
  ]);
  return [
    {
      name: t('sheet.sheetName'),
      columns,
      rows: sheet.products.map((product) => names.map((name) => text(shown(name, product[name] ?? '', labels)))),
    },
    {
      name: t('sheet.explanation'),
      columns: [
        column(t('sheet.field'), 28),
        column(t('sheet.key'), 24),
        column(t('sheet.needed'), 14),
        column(t('sheet.how'), 60),
        column(t('sheet.allowed'), 40),
      ],
      rows: [...explained, [text(t('sheet.emptyHint')), null, null, null, null]],
    },
  ];
}

/** Every bad cell with its address and what is wrong with it. */
export function faultWorkbook(t: TFunction, language: Language, { badCells, attributes }: SheetReport): Sheet[] {
  const { columnLabel, faultText } = sheetLabels(t, language, attributes);
  return [
    {
      name: t('sheet.faultList'),
      columns: [
        column(t('sheet.cell'), 10),
        { ...column(t('sheet.row'), 8), kind: 'number' },
        column(t('sheet.column'), 28),
        column(t('sheet.typed'), 40),
        column(t('sheet.reason'), 60),
      ],
      rows: badCells.map((fault) => [
        text(cellAddress(fault)),
        { kind: 'number', value: fault.row },
        text(columnLabel(fault.field)),
        text(fault.typed),
        text(faultText(fault)),
      ]),
    },
  ];
}

/** `D17`; `17` where the sheet has no column for it. */
export const cellAddress = ({ row, column: at }: { readonly row: number; readonly column: number | null }): string =>
  `${at === null ? '' : columnName(at)}${row}`;

function shown(name: string, typed: string, labels: Choices): string {
  const list = listOf(name);
  const label = list && labels[list].get(typed);
  return label ? codedCell(label, typed) : typed;
}

function choicesOf(name: string, { category, definitions }: ProductSheet, labels: Choices): readonly string[] {
  if (name === 'category') return category === '' ? [] : [category];
  const list = listOf(name);
  if (list) return [...labels[list]].map(([code, label]) => codedCell(label, code));
  const key = attributeKeyOf(name);
  return definitions.find((one) => one.key === key)?.choices ?? [];
}

function howTo(t: TFunction, name: string, { category, definitions, units }: ProductSheet): string {
  if (name === systemNumber) return t('sheet.idHint');
  if (name === ownNumber) return t('sheet.ownHint');
  if (name === 'category' && category !== '') return t('sheet.categoryHint');
  if (listOf(name)) return t('sheet.codeHint');
  if (name === 'hsCode') return t('listing.hints.hsCode');
  if (name === 'notes') return t('listing.hints.notes');
  if (lists.includes(name)) return t('listing.hints.list');
  if (credentialPartOf(name)?.part.startsWith('valid')) return t('sheet.dayHint');
  if (name === 'capacityUnit' || name === 'minimumOrderUnit')
    return units
      .map(({ zh }) => zh)
      .join('、')
      .slice(0, longestSaid);
  const definition = definitions.find(({ key }) => key === attributeKeyOf(name));
  if (definition?.type === 'choice') return t('sheet.codeHint');
  if (definition?.type !== 'number') return '';
  const own = units.filter(({ dimension }) => dimension === definition.dimension).map(({ code }) => code);
  return own.length > 0 ? t('sheet.unitsHint', { units: own.join(', ').slice(0, longestValue) }) : t('listing.hints.number');
}

const widthOf = (name: string): number =>
  name === 'notes' || name === systemNumber ? 40 : name === 'name' || lists.includes(name) ? 28 : 18;
