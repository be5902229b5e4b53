import type { Trigger } from '../../../contract/types';
import type { WorkingCalendar } from '../../calendar/working-calendar';
import { instantMs, sober } from '../../instant';
import { atShare, nearBreach } from './clock';
import { dwelling, unacknowledged } from './idle';
import type { Occasion, Sight } from './occasion';
import { priorityRaised } from './raised';

/** What sets a ladder off, or will as things are. @param calendar of the ladder, in whose working time it measures. */
export function occasionsOf(trigger: Trigger, sight: Sight, calendar: WorkingCalendar | undefined): Occasion[] {
  switch (trigger.on) {
    case 'clock':
      return atShare(trigger.metric, trigger.percent, sight);
    case 'willBreach':
      return nearBreach(trigger.metric, trigger.withinMs, sight);
    case 'dwell':
      return dwelling(trigger.tier, trigger.afterMs, sight, calendar);
    case 'notAcknowledged':
      return unacknowledged(trigger.afterMs, sight, calendar);
    case 'reopened':
    case 'reassigned':
      return counted(trigger.on, trigger.times, sight.past[trigger.on](trigger.times));
    case 'reporterGroup':
      return ofReporter(trigger.groups, sight);
    case 'priorityRaised':
      return priorityRaised(trigger.to, sight);
    case 'customer':
      return customersAsked(sight);
    case 'hand':
      return handedOver(sight);
  }
}

function counted(on: 'reopened' | 'reassigned', times: number, instants: readonly number[]): Occasion[] {
  const at = instants[times - 1];
  return at === undefined ? [] : [{ key: `${on}-${times}`, because: { on, times }, at }];
}

function ofReporter(groups: readonly { id: string; name: string }[], { past, subject }: Sight): Occasion[] {
  const { reporterGroups } = subject();
  const group = groups.find(({ id }) => reporterGroups.includes(id));
  if (!group) return [];
  const at = past.inOrder('reporter').at(-1)?.ms ?? past.created;
  return [{ key: `reporter-${at}`, because: { on: 'reporterGroup', group: group.name }, at }];
}

/** Instants of acts: one that is none counts as the beginning. */
const since = (at: string, created: number): number => Math.max(sober(instantMs(at)), created);

function customersAsked({ acts, past }: Sight): Occasion[] {
  const asked = acts.filter((act) => act.kind === 'customerAsked');
  return asked.map(({ by, at }, place) => ({ key: `asked-${place + 1}`, because: { on: 'customer', by }, at: since(at, past.created) }));
}

function handedOver({ acts, past }: Sight): Occasion[] {
  const given = acts.filter((act) => act.kind === 'handOver');
  return given.map(({ by, at, group }, place) => ({
    key: `hand-${place + 1}`,
    because: { on: 'hand', by },
    at: since(at, past.created),
    asked: true,
    ...(group === undefined ? {} : { group }),
  }));
}
