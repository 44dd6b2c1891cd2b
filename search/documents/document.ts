/**
 * What a search document is made of, whatever it describes: texts by how much they say about the thing, and what is filtered by.
 * The three sources (product.ts, enterprise.ts, capability.ts) read rows into this shape, and `analyse` turns it into words.
 */
/** `own`: given to the thing itself, or told of by the very source that tells of the thing. */
export type Attestation = {
  readonly family: string;
  readonly title: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly own: boolean;
};

export type DocumentSource = {
  readonly id: string;
  /** What it is called. */
  readonly title: string;
  readonly brands: readonly string[];
  /** Paths of categories, most general part first: 调味品/蚝油. */
  readonly categories: readonly string[];
  /** Names of the firm, legal and as printed. */
  readonly firms: readonly string[];
  /** Further things the document offers: names of an enterprise's products. */
  readonly offers: readonly string[];
  /** Remarks, applications, values of attributes. */
  readonly remarks: readonly string[];
  /** Names by which it is looked up letter for letter, beside the model numbers in the texts: grades of material. */
  readonly designations: readonly string[];
  readonly sectors: readonly { readonly code: string; readonly names: readonly string[] }[];
  readonly city: string | null;
  readonly county: string | null;
  readonly honours: readonly Attestation[];
  readonly proofs: readonly Attestation[];
  readonly maker: string | null;
  readonly regulated: boolean;
  readonly nameSort: string;
  /** ISO instant. */
  readonly newest: string;
};
