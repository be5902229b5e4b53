import { fault } from '../../../../src/contract/errors';
import type { HoldReason, PublishedPolicy, Settings } from '../../../../src/contract/types';
import type { StatusCategory } from '../../../../src/domain/incident/facts';
import type { JiraFields, Way } from '../../../../src/ports';
import { POLICY, SETTINGS } from '../../fakes';
import { DeskWorld } from '../desk/desk-world';

/** Statuses of the site: by id, with their categories. In work, waiting, waiting for a vendor, resolved, closed. */
const STATUSES: Record<string, { name: string; category: StatusCategory }> = {
  '1': { name: 'Open', category: 'new' },
  '3': { name: 'Work in progress', category: 'indeterminate' },
  '4': { name: 'Pending', category: 'indeterminate' },
  '5': { name: 'Waiting for vendor', category: 'indeterminate' },
  '6': { name: 'Completed', category: 'done' },
  '7': { name: 'Closed', category: 'done' },
};

/** The field "Pending reason" of the site: 71 the user, 72 a vendor. */
export const WHY = 'customfield_50';

const holdReason = (id: string, waitsFor: HoldReason['waitsFor'], standings: HoldReason['while']): HoldReason => ({
  id,
  name: id,
  help: '',
  waitsFor,
  while: standings,
  until: [],
});
const inStatus = (id: string) => ({ ids: [{ id, name: STATUSES[id]?.name ?? '' }], categories: [] });

const REASONS = [
  holdReason('user', 'user', [{ status: inStatus('4'), fields: [{ field: WHY, is: 'in', values: ['71'] }] }]),
  holdReason('vendor', 'vendor', [
    { status: inStatus('5'), fields: [] },
    { status: inStatus('4'), fields: [{ field: WHY, is: 'in', values: ['72'] }] },
  ]),
  holdReason('other', 'other', [{ status: inStatus('4'), fields: [{ field: WHY, is: 'notIn', values: ['71', '72'] }] }]),
];

const LIFE_POLICY: PublishedPolicy = { ...POLICY, document: { ...POLICY.document, holdReasons: REASONS } };

const LIFE_SETTINGS: Settings = {
  ...SETTINGS,
  fields: {
    ...SETTINGS.fields,
    resolutionKind: { fieldId: 'customfield_61', options: { permanent: '611', workaround: '612' } },
    closureCode: { fieldId: 'customfield_62', options: { solved: '621' } },
    vendorReference: { fieldId: 'customfield_63', options: {} },
  },
};

/** What acts on holds and resolution need: a look's world, and Jira's workflow in the person's name. */
export class LifeWorld extends DeskWorld {
  /** Where the workflow leads from each status, and what is on the transition's screen. */
  readonly workflow: Record<string, Record<string, Way['fields']>> = {
    '1': { '3': {} },
    '3': { '4': { [WHY]: { required: false, options: [] } }, '7': {}, '6': {} },
    '4': { '3': {}, '6': {} },
    '5': { '3': {} },
    '6': { '3': {}, '7': {} },
  };
  /** Edits and transitions in the person's name, in their order. */
  readonly moves: ({ edit: JiraFields } | { to: string; with: JiraFields })[] = [];
  readonly links: { incidentKey: string; originKey: string }[] = [];
  /** Issues the person does not see, by id or key. */
  readonly hidden = new Set<string>();

  constructor() {
    super();
    this.policy = LIFE_POLICY;
    this.settings = LIFE_SETTINGS;
    this.statuses = {
      at: '2026-11-23T08:00:00.000Z',
      categories: Object.fromEntries(Object.entries(STATUSES).map(([id, { category }]) => [id, category])),
    };
  }

  /** What the use cases take. */
  get ports() {
    const { clock, app, store, queue } = this;
    return { clock, app, store, queue, person: { ...this.person, ...this.#jiraAsPerson() } };
  }

  /** The incident has another status, by hand. */
  put(to: string): void {
    if (!this.issue) return;
    this.now += 1_000;
    this.move(to, 'u-agent');
    this.issue = { ...this.issue, status: { id: to, category: STATUSES[to]?.category ?? 'indeterminate' } };
  }

  #jiraAsPerson() {
    return {
      readPlace: (id: string) => Promise.resolve(this.hidden.has(id) ? undefined : this.place),
      listWays: (): Promise<Way[]> =>
        Promise.resolve(
          Object.entries(this.workflow[this.issue?.status.id ?? ''] ?? {}).map(([id, fields]) => ({
            id: `t-${id}`,
            name: `To ${id}`,
            to: { id, name: STATUSES[id]?.name ?? '', category: STATUSES[id]?.category ?? 'indeterminate' },
            fields,
          })),
        ),
      editFields: (_: string, fields: JiraFields): Promise<void> => {
        if (Object.keys(fields).some((id) => this.offScreen.has(id))) return Promise.reject(fault('JIRA_REFUSED', 'not on the screen'));
        this.moves.push({ edit: fields });
        this.#write(fields);
        return Promise.resolve();
      },
      transition: (_: string, way: string, fields: JiraFields = {}): Promise<void> => {
        const to = way.slice(2);
        this.moves.push({ to, with: fields });
        this.#write(fields);
        this.put(to);
        return Promise.resolve();
      },
      link: (link: { incidentKey: string; originKey: string }): Promise<void> => {
        this.links.push(link);
        return Promise.reject(fault('NOT_ALLOWED', 'linkIssues: Jira answered 403'));
      },
    };
  }

  #write(fields: JiraFields): void {
    const why = fields[WHY];
    if (!this.issue || why === undefined) return;
    const option = typeof why === 'object' && why !== null && 'id' in why ? String(why.id) : undefined;
    this.issue = { ...this.issue, others: option === undefined ? {} : { [WHY]: option } };
  }
}
