/**
 * One line drawing per platform sector on a 24 × 24 field, the quiet stand-in where a product has no photograph.
 * Served once as a sprite by `app/routes/glyphs[.]svg.ts`; strokes take the colour of the text around them.
 */
export const sectorGlyphs: Readonly<Record<string, string>> = {
  auto: 'M3 15v-3l2-1 2-4h8l3 4 3 1v3h-2M5 15h2m4 0h4M7 15a2 2 0 1 0 4 0 2 2 0 0 0-4 0m8 0a2 2 0 1 0 4 0 2 2 0 0 0-4 0M6 11h11',
  machine: 'M3 19h9M4 19v-3h7v3M6 16v-5h4l1 5M10 11l6-6 4 5-3 1M17 11l-2 4 4 1 2-4',
  engine: 'M4 10h3l2-3h6l2 3h3v7h-3l-2 2H9l-2-2H4zM2 11v5M22 11v5M10 4h4M12 4v3M12 10v6M9 13h6',
  ebike: 'M3 16a3 3 0 1 0 6 0 3 3 0 0 0-6 0m12 0a3 3 0 1 0 6 0 3 3 0 0 0-6 0M6 16l3-7h5l4 7M9 16h3l3-7-1-3h2',
  battery: 'M3 8h16v8H3zM19 10h2v4h-2M7 10v4M11 10v4M15 10v4',
  elec: 'M7 7h10v10H7zM10 10h4v4h-4zM9 3v4M15 3v4M9 17v4M15 17v4M3 9h4M3 15h4M17 9h4M17 15h4',
  electric: 'M12 3v5M6 8h12M8 8v4M12 8v4M16 8v4M6 12h12v3H6zM9 15v6M15 15v6M7 21h10',
  appliance: 'M5 3h14v18H5zM5 8h14M12 14m-4 0a4 4 0 1 0 8 0 4 4 0 1 0-8 0M8 5.5h2M16 5.5h1',
  steel: 'M4 6h16v3H4zM4 15h16v3H4zM10 9v6M14 9v6',
  al: 'M3 8l9-4 9 4-9 4zM3 12l9 4 9-4M3 16l9 4 9-4',
  nonfer: 'M8 10h8l2 5H6zM3 15h8l2 5H1zM13 15h8l2 5H11M12 4v3',
  chem: 'M10 3h4M11 3v6l-6 10h14L13 9V3M8 15h8',
  forestchem: 'M12 2l5 7h-3l4 6H6l4-6H7zM12 15v4M9 20c0 2 6 2 6 0-1-2-3-3-3-3s-2 1-3 3',
  build: 'M3 7h8v4H3zM13 7h8v4h-8zM3 15h5v4H3zM10 15h8v4h-8zM3 11v4M21 11v8',
  calcium: 'M3 19l5-9 3 4 4-8 6 13zM8 10l1 3M15 6l1 4',
  ceramic: 'M9 3h6M10 3v3c-4 2-5 5-4 9 .5 3 2 6 3 6h6c1 0 2.500-3 3-6 1-4 0-7-4-9V3M7 11h10',
  wood: 'M3 8l14-3 4 3-14 3zM3 8v4l4 3V11M21 8v4L7 15M3 16l4 3 14-3',
  paper: 'M6 3h9l4 4v14H6zM15 3v4h4M9 11h7M9 15h7M9 18h4',
  tex: 'M6 4h12M6 20h12M8 4v16M16 4v16M8 7l8 2M8 11l8 2M8 15l8 2',
  food: 'M3 11h18c0 5-3 8-6 9H9c-3-1-6-4-6-9zM8 8c0-2 2-2 2-4M13 8c0-2 2-2 2-4',
  sugar: 'M9 22C9 14 10 8 12 2M13 22c0-8 0-13 1-17M9.500 12c-3 0-5-2-6-4M10 17c-3 0-4-1-6-3M13.500 10c3 0 5-2 6-4M13 16c3 0 5-2 7-4',
  liquor: 'M10 2h4v5l2 3v11H8V10l2-3zM8 13h8v5H8z',
  tea: 'M4 10h13v4c0 4-3 6-6.500 6S4 18 4 14zM17 11c4-1 4 5 0 5M8 7c0-2 1-2 1-4M12 7c0-2 1-2 1-4',
  agri: 'M12 21V10M12 13c-5 0-7-3-7-7 5 0 7 3 7 7zM12 10c0-4 2-6 6-6 0 5-2 7-6 7M5 21h14',
  feed: 'M7 4h10l-1 3c3 3 4 7 3 14H5C4 14 5 10 8 7zM8 7h8M10 14h4M12 12v4',
  fert: 'M6 8h12v13H6zM8 8V4h8v4M12 18v-5M12 15c-2 0-3-1-3-3M12 15c2 0 3-1 3-3',
  pharma: 'M5 13l8-8a4 4 0 0 1 6 6l-8 8a4 4 0 0 1-6-6zM9 9l6 6',
  med: 'M9 3h6v6h6v6h-6v6H9v-6H3V9h6z',
  craft: 'M12 3c4 0 6 3 6 6 0 4-3 5-3 8v4H9v-4c0-3-3-4-3-8 0-3 2-6 6-6zM9 17h6M8 8c2 2 6 2 8 0',
  hardware: 'M14 4a5 5 0 0 1 6 6l-3-3-2 2 3 3a5 5 0 0 1-6-2l-7 8-2-2 8-7a5 5 0 0 1 3-5z',
  daily: 'M8 9h8v12H8zM10 9V5h4v4M12 5V3h4M8 13h8',
  mould: 'M3 14h18v6H3zM3 4h18v6H3zM9 10v2h6v-2M9 14v2h6v-2',
  instrument: 'M12 12m-9 0a9 9 0 1 0 18 0 9 9 0 1 0-18 0M12 12l4-5M12 5v2M5 12h2M17 12h2M9 17h6',
  env: 'M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11zM9 15a3 3 0 0 0 3 3',
};

/** For a sector without a drawing of its own. */
export const plainGlyph = 'M4 7l8-4 8 4v10l-8 4-8-4zM4 7l8 4 8-4M12 11v10';
