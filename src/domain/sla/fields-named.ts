import type { Condition, FieldName, Policy, Settings } from '../../contract/types';
import { OUR_FIELDS } from '../set-up/our-fields';

/** Conditions of a policy's clocks and hold reasons. */
const conditionsOf = ({ metrics, holdReasons }: Policy): Condition[] => [
  ...metrics.flatMap(({ start, stop, cancel, reset }) => [...start, ...stop, ...cancel, ...reset]),
  ...holdReasons.flatMap(({ until }) => until),
];

const isOurs = (name: string): name is FieldName => OUR_FIELDS.some(({ field }) => field === name);

/**
 * Fields that conditions of a policy name, by their ids on this site, so that their values can be read. One of our own that the site does
 * not have is left out.
 */
export function fieldsNamed(policy: Policy, settings: Settings): string[] {
  const names = [
    ...conditionsOf(policy).flatMap((condition) => (condition.on === 'field' ? [condition.field] : [])),
    ...policy.holdReasons.flatMap((reason) => reason.while.flatMap(({ fields }) => fields.map(({ field }) => field))),
  ];
  return [...new Set(names.flatMap((name) => (isOurs(name) ? (settings.fields[name]?.fieldId ?? []) : [name])))].sort();
}
