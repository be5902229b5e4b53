import { DESCRIPTION_MAX, SUMMARY_MAX } from '../../../src/contract/limits';
import type { TextKey } from '../../shared/i18n';
import type { RaiseDraft } from './draft';

/** A text and the numbers in it. */
type Fault = [TextKey, Record<string, number>];

/** What is wrong with what was typed, so that nobody has to ask the server for it. The server checks all the same. */
export function faultsOf({ summary, description }: RaiseDraft): { summary?: Fault; description?: Fault } {
  const length = summary.trim().length;
  const tooLong = (text: string, max: number): Record<string, number> => ({ max, length: text.length });
  return {
    ...(length === 0 ? { summary: ['raise.summaryMissing', {}] } : {}),
    ...(length > SUMMARY_MAX ? { summary: ['raise.summaryTooLong', tooLong(summary.trim(), SUMMARY_MAX)] } : {}),
    ...(description.length > DESCRIPTION_MAX ? { description: ['raise.descriptionTooLong', tooLong(description, DESCRIPTION_MAX)] } : {}),
  };
}
