/** Control characters but tab and line breaks, and halves of surrogate pairs: Jira's storage refuses them or breaks on them. */
const UNSTORABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}]/gu;

/** A text without what Jira cannot store; everything else stays as it was typed. */
export const storable = (text: string): string => text.replace(UNSTORABLE, '');
