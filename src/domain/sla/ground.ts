import type { PublishedPolicy } from '../../contract/types';
import type { Act } from '../acts/act';
import type { DecisionInput } from '../incident/decide';
import type { IssueFacts } from '../incident/facts';
import { unfilled } from '../incident/intake';
import { judgeEdits, unjudgedEdits } from '../priority/judge';
import { isIncident } from '../settings/incident-types';
import { unknownReporters } from './reporter-groups';
import { type ClockRules, clockRulesOf } from './rules/clock-rules';

/** What the clocks of an incident follow from, as `decide` sees it: with what it would fill in and record first. */
export interface Ground {
  facts: IssueFacts;
  acts: readonly Act[];
  rules: ClockRules;
  /** People whose groups and roles are not known yet; without them it may come out otherwise. */
  need: string[];
}

/**
 * @param clockPolicy the policy to measure by, when another than the incident's own.
 * @param now ms since 1970.
 */
export function clockGround(input: DecisionInput, now: number, clockPolicy?: PublishedPolicy): Ground | undefined {
  const { facts: found, acts: log, policy, settings, members } = input;
  if (!settings || !policy || !isIncident(settings, found.projectId, found.issueTypeId)) return undefined;
  const facts: IssueFacts = { ...found, values: { ...found.values, ...unfilled(found, log.acts, settings) } };
  const incidentPolicy = input.incidentPolicy ?? policy;
  const judged = judgeEdits(unjudgedEdits(facts, log.acts, incidentPolicy, settings), log.acts, members, policy.document.rights);
  const rules = clockRulesOf(clockPolicy ?? input.clockPolicy ?? incidentPolicy, settings);
  const groups = unknownReporters(facts, log.acts, rules.groups, members, now);
  return { facts, acts: [...log.acts, ...judged.acts, ...groups.acts], rules, need: [...judged.need, ...groups.need] };
}
