/** The site is not as the import needs it; the message says what is missing and what to do. Nothing has been written. */
export class ImportRefused extends Error {}
