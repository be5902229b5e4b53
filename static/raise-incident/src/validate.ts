import { DESCRIPTION_MAX, SERVICES_MAX, SUMMARY_MAX } from '../../../src/contract/limits';
import type { TextKey } from '../../shared/i18n';
import type { RaiseDraft } from './draft';

/** Places of the form where something can be wrong, in their order on the screen. */
export const PLACES = ['summary', 'description', 'levels', 'category', 'subcategory', 'services', 'affectedUser', 'channel'] as const;
export type Place = (typeof PLACES)[number];

/** A text and the numbers in it. */
type Fault = [TextKey, Record<string, number>];
export type Faults = Partial<Record<Place, Fault>>;

/** What is wrong with what was said, so that nobody has to ask the server for it. The server checks all the same. */
export function faultsOf({ summary, description, impact, urgency, services, forOther, affected }: RaiseDraft): Faults {
  const faults: Faults = {};
  const length = summary.trim().length;
  if (length === 0) faults.summary = ['raise.summaryMissing', {}];
  if (length > SUMMARY_MAX) faults.summary = ['raise.tooLong', { max: SUMMARY_MAX, length }];
  if (description.length > DESCRIPTION_MAX) faults.description = ['raise.tooLong', { max: DESCRIPTION_MAX, length: description.length }];
  if (impact === undefined || urgency === undefined) faults.levels = ['raise.levelsMissing', {}];
  if (services.length > SERVICES_MAX) faults.services = ['raise.servicesTooMany', { max: SERVICES_MAX, count: services.length }];
  if (forOther && !affected) faults.affectedUser = ['raise.affectedMissing', {}];
  return faults;
}
