import type { Policy, Recipient } from '../../../contract/types';
import { anyIncident, exampleFor } from './example';
import type { Check, ExampleIncident, Finding } from './finding';
import { staffed } from './people';

/** Somebody is told, and where. */
interface Telling {
  what: string;
  who: readonly Recipient[];
  example: ExampleIncident;
}

/** Whoever is to be told of something is named somewhere. One finding for each kind of people that nobody is. */
export const recipients: Check = (policy, site) => {
  const missing: { who: Recipient['who']; path: Finding['path']; none: boolean }[] = [
    { who: 'incidentManagers', path: ['incidentManagers'], none: policy.incidentManagers.length === 0 },
    { who: 'processOwners', path: ['processOwners'], none: policy.processOwners.length === 0 },
    { who: 'groupLead', path: ['supportGroups'], none: policy.supportGroups.every(({ lead }) => lead === undefined) },
    { who: 'group', path: ['supportGroups'], none: !policy.supportGroups.some((group) => staffed(group, site)) },
  ];
  const tellings = allTellings(policy);
  return missing.flatMap(({ who, path, none }): Finding[] => {
    const told = tellings.filter((one) => one.who.some((recipient) => recipient.who === who));
    const [first] = told;
    if (!none || !first) return [];
    return [
      {
        code: 'tellsNobody',
        severity: 'warning',
        path,
        values: {
          why: who,
          count: String(told.length),
          what: told
            .slice(0, 3)
            .map(({ what }) => what)
            .join(', '),
        },
        example: first.example,
      },
    ];
  });
};

function allTellings(policy: Policy): Telling[] {
  const ladders = policy.escalation.ladders
    .filter(({ active }) => active)
    .flatMap((ladder) =>
      ladder.levels
        .flatMap((level) => level.do)
        .flatMap((action) =>
          action.do === 'notify' ? [{ what: ladder.name, who: action.who, example: exampleFor(ladder.for, policy) }] : [],
        ),
    );
  const messages = policy.communication.templates
    .filter(({ active, event }) => active && event !== undefined)
    .map((one) => ({ what: one.name, who: one.to, example: exampleFor(one.for, policy) }));
  const audiences = policy.major.active
    ? policy.major.audiences.map((one) => ({ what: one.name, who: one.to, example: anyIncident(policy) }))
    : [];
  const reminders = policy.metrics.flatMap(({ name, remind, goals }) => {
    const warning = goals.find(({ warnings }) => warnings.length > 0);
    return remind && warning ? [{ what: name, who: remind, example: exampleFor(warning.for, policy) }] : [];
  });
  return [...ladders, ...messages, ...audiences, ...reminders];
}
