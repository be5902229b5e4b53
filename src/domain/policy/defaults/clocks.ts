import type { Condition, Goal, HoldReason, Metric, Policy } from '../../../contract/types';
import type { StatusCategory } from '../../incident/facts';

/** What of the site the default clocks are made for. */
export interface SiteForClocks {
  /** IANA zone; the site's own. */
  timeZone?: string;
  /** Statuses incidents can have. */
  statuses?: readonly { id: string; name: string; category: StatusCategory }[];
  /** The select field that says why an incident waits, where the site has one. */
  pendingReason?: { fieldId: string; options: readonly { id: string; name: string }[] };
}

type Named = { id: string; name: string };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * Statuses by their names in Jira's templates, ServiceNow's, and their French ones. Whoever only waits ("Pending") says why in the field
 * "Pending reason".
 */
const STATUS_NAMES = {
  user: /(waiting for|awaiting|pending|on hold[ :–-]*)\s*(the\s*)?(customer|user|caller|reporter|requester|reply|info|more info)|en attente (du |de l[’'])?(client|utilisateur|demandeur|r[ée]ponse|info)/i,
  vendor:
    /(waiting for|awaiting|waiting on|pending)\s*(the\s*)?(vendor|supplier|third[ -]party)|en attente (du |d[’'’]un )?(fournisseur|prestataire|tiers)/i,
  problem:
    /(waiting for|awaiting|pending)\s*(the\s*|a\s*)?(problem|change|fix|release)|en attente (du |d[’']un |de la )?(probl[èe]me|changement|correctif)/i,
  evidence: /(waiting for|awaiting|pending)\s*(the\s*)?evidence|en attente de preuves?/i,
  maintenance: /(planned|scheduled)( for)? maintenance|waiting for maintenance|maintenance planifi[ée]e|en attente de maintenance/i,
  any: /^(pending|on[ -]hold|waiting|awaiting|paused|en attente|en pause|suspendue?)\b/i,
  /** Somebody here has to do something: nobody waits for anybody else. */
  ours: /(support|approval|agent|implementation|assistance|approbation|validation)/i,
  cancelled: /cancel|annul|withdrawn|retir[ée]/i,
  closed: /^clos(ed|e|ure)?\b|\bclosed\b|ferm[ée]|cl[oô]tur|\bclos\b/i,
} as const;

/** Values of "Pending reason" in Jira's template and in ServiceNow's "On hold reason". */
const REASON_NAMES = {
  user: /info|customer|user|caller|reporter|client|utilisateur|demandeur/i,
  vendor: /vendor|supplier|third[ -]party|fournisseur|prestataire|tiers/i,
  problem: /problem|change|probl[èe]me|changement/i,
  evidence: /evidence|preuve/i,
  maintenance: /maintenance/i,
} as const;

type Why = keyof typeof REASON_NAMES;
const WHYS = ['vendor', 'problem', 'evidence', 'maintenance', 'user'] as const satisfies readonly Why[];

const NAMES: Record<Why | 'other', { name: string; waitsFor: HoldReason['waitsFor']; help: string }> = {
  user: { name: 'Waiting for the user', waitsFor: 'user', help: 'Ends by itself when the customer comments.' },
  vendor: { name: 'Waiting for a vendor', waitsFor: 'vendor', help: '' },
  problem: { name: 'Waiting for a problem or change', waitsFor: 'other', help: '' },
  evidence: { name: 'Waiting for evidence', waitsFor: 'other', help: '' },
  maintenance: { name: 'Planned maintenance', waitsFor: 'other', help: '' },
  other: { name: 'On hold', waitsFor: 'other', help: 'Any other reason to wait.' },
};

/** Whether a status is called cancelled: what it was about is not done any more. */
export const isCancelled = (name: string): boolean => STATUS_NAMES.cancelled.test(name);

/** Whether a status that is done says by its name that nothing is left to do: closed or cancelled, not only resolved. */
export const isClosed = (name: string): boolean => STATUS_NAMES.closed.test(name) || STATUS_NAMES.cancelled.test(name);

/** Reasons to wait, as far as the names of the site's statuses and values tell them; an admin names the rest. */
export function defaultHoldReasons({ statuses = [], pendingReason }: SiteForClocks): HoldReason[] {
  const waits = statuses.filter(({ category }) => category !== 'done');
  const whyOf = (name: string): Why | undefined => WHYS.find((why) => STATUS_NAMES[why].test(name));
  const plain = waits.filter(({ name }) => whyOf(name) === undefined && STATUS_NAMES.any.test(name) && !STATUS_NAMES.ours.test(name));
  const options = pendingReason?.options ?? [];
  const optionsFor = (why: Why): Named[] => options.filter(({ name }) => WHYS.find((one) => REASON_NAMES[one].test(name)) === why);
  const told = WHYS.flatMap(optionsFor).map(({ id }) => id);
  const inStatus = (of: readonly Named[]) => ({ ids: of.map(({ id, name }) => ({ id, name })), categories: [] });

  const reason = (id: Why | 'other'): HoldReason => {
    const own = id === 'other' ? [] : waits.filter(({ name }) => whyOf(name) === id);
    const values = id === 'other' ? told : optionsFor(id).map((one) => one.id);
    const byField = pendingReason && (id === 'other' || values.length > 0);
    const fields = byField ? [{ field: pendingReason.fieldId, is: id === 'other' ? ('notIn' as const) : ('in' as const), values }] : [];
    const { name, waitsFor, help } = NAMES[id];
    return {
      id,
      name,
      help,
      waitsFor,
      while: [
        ...(own.length > 0 ? [{ status: inStatus(own), fields: [] }] : []),
        ...(plain.length > 0 && (byField || id === 'other') ? [{ status: inStatus(plain), fields }] : []),
      ],
      until: id === 'user' ? [{ on: 'comment', by: 'customer', visibility: 'any' }] : [],
    };
  };
  return [reason('user'), reason('vendor'), reason('problem'), reason('evidence'), reason('maintenance'), reason('other')];
}

/** Office hours where the site is, and always. */
export function defaultCalendars({ timeZone = 'Etc/UTC' }: SiteForClocks): Policy['calendars'] {
  const office: [string, string][] = [['09:00', '17:00']];
  const whole: [string, string][] = [['00:00', '24:00']];
  const calendar = (id: string, name: string, help: string, hours: [string, string][], weekend: [string, string][]) => ({
    id,
    name,
    help,
    definition: {
      timeZone,
      weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: weekend, sun: weekend },
      holidays: [],
      openings: [],
    },
  });
  return [
    calendar('business', 'Office hours', 'Monday to Friday, 9 to 17.', office, []),
    calendar('always', 'Around the clock', 'Every hour of the year.', whole, whole),
  ];
}

/** Goals by priority, the most urgent first: common first targets, to be replaced by what was agreed with customers. */
const RESPONSE = [15 * MINUTE, HOUR, 4 * HOUR, 8 * HOUR, 16 * HOUR];
const RESOLUTION = [4 * HOUR, 8 * HOUR, 24 * HOUR, 40 * HOUR, 80 * HOUR];
const WARNINGS = [50, 75, 90];

const goalsOf = (priorities: readonly { id: string }[], targets: readonly number[]): Goal[] =>
  priorities.slice(0, targets.length).map(({ id }, at) => ({
    id,
    for: { priorities: [id] },
    goalMs: targets[at] ?? HOUR,
    calendar: at === 0 ? 'always' : 'business',
    warnings: [...WARNINGS],
  }));

const ORDER: Metric['order'] = ['cancel', 'stop', 'reset', 'start', 'resume', 'hold'];

const DONE = { ids: [], categories: ['done' as const] };
const CREATED: Condition = { on: 'created' };
const INTO_DONE: Condition = { on: 'status', into: DONE };

/**
 * First response, resolution, and the time a vendor takes. An incident that is made in a status in which work goes on was not responded to
 * by that: a response is a change of status by somebody, a public comment of an agent, or the end.
 */
export function defaultMetrics(
  { statuses = [] }: SiteForClocks,
  priorities: readonly { id: string }[],
  holds: readonly string[],
): Metric[] {
  const cancelled = statuses.filter(({ name, category }) => category === 'done' && STATUS_NAMES.cancelled.test(name));
  const common = { reset: [], order: [...ORDER], retroactiveStart: false, retroactiveHold: false, atRisk: 75 };
  const cancel: Condition[] =
    cancelled.length > 0 ? [{ on: 'status', into: { ids: cancelled.map(({ id, name }) => ({ id, name })), categories: [] } }] : [];
  return [
    {
      ...common,
      id: 'response',
      name: 'First response',
      help: 'Until somebody takes care: answers in public, or moves the incident on.',
      kind: 'sla',
      start: [CREATED],
      stop: [
        { on: 'comment', by: 'agent', visibility: 'public' },
        {
          on: 'status',
          outOf: { ids: [], categories: ['new', 'indeterminate'] },
          into: { ids: [], categories: ['indeterminate', 'done'] },
        },
        INTO_DONE,
      ],
      cancel,
      holds: [],
      whenGoalChanges: 'carry',
      reopen: { mode: 'continue' },
      goals: goalsOf(priorities, RESPONSE),
      remind: [{ who: 'assignee' }],
      dueField: 'firstResponseDue',
    },
    {
      ...common,
      id: 'resolution',
      name: 'Resolution',
      help: 'Until the service works again.',
      kind: 'sla',
      start: [CREATED, { on: 'status', outOf: DONE }],
      stop: [INTO_DONE],
      cancel,
      holds: [...holds],
      whenGoalChanges: 'carry',
      reopen: { mode: 'continue' },
      goals: goalsOf(priorities, RESOLUTION),
      remind: [{ who: 'assignee' }],
      dueField: 'resolutionDue',
    },
    {
      ...common,
      id: 'vendor',
      name: 'Vendor',
      help: 'How long a vendor has had it.',
      kind: 'uc',
      start: [{ on: 'hold', reasons: ['vendor'], change: 'begins' }],
      stop: [{ on: 'hold', reasons: ['vendor'], change: 'ends' }],
      cancel: [],
      holds: [],
      whenGoalChanges: 'carry',
      reopen: { mode: 'newCycle' },
      goals: [{ id: 'all', for: {}, goalMs: 40 * HOUR, calendar: 'always', warnings: [...WARNINGS] }],
    },
  ];
}
