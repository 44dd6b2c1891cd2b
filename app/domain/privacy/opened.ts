/** Personal fields of somebody, as they are shown once they were asked for; null where the thing has none of the kind. */
export type Opened = {
  readonly name: string | null;
  readonly email: string | null;
  readonly telephone: string | null;
  /** However somebody wrote that they can be reached. */
  readonly contact: string | null;
};
