/** The kinds of stock documents a caller posts. */
export const documentTypes = ["receipt", "issue", "adjustment", "transfer", "opening", "return"] as const;

/** What the ledger shows: the kinds a caller posts, and the reversal it makes itself. */
export const postedDocumentTypes = [...documentTypes, "reversal"] as const;
