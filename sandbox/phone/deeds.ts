export type CatalogueSection = { readonly title: string; readonly ids: readonly string[] };

/** What to show: the sections of a message, or the whole catalog. */
export type CatalogueContents = { readonly title: string; readonly sections?: readonly CatalogueSection[] };

/** What a message in the chat can make the phone do. */
export type Deeds = {
  readonly act: (message: object) => Promise<void>;
  readonly openCatalogue: (contents: CatalogueContents) => void;
  readonly askLocation: () => void;
};
