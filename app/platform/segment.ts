/** A piece of a text and whether a query matched it; the pieces joined give the text back. */
export type Segment = { readonly text: string; readonly hit: boolean };
