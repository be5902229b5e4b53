import type { GatesPreview } from '../../../../../src/contract/types';
import { OUR_FIELDS } from '../../../../../src/domain/set-up/our-fields';
import type { I18n, TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import { Message } from '../../../../shared/ui/message';
import { Wide } from '../parts/wide';

type Workflow = GatesPreview['workflows'][number];
type Transition = Workflow['transitions'][number];
type Gate = Transition['gates'][number];

const CHANGES = {
  add: { text: 'gates.page.add', look: 'lozenge-new' },
  change: { text: 'gates.page.changeIt', look: 'lozenge-inprogress' },
  remove: { text: 'gates.page.takeOff', look: 'lozenge-removed' },
  keep: { text: 'gates.page.keep', look: 'lozenge-success' },
} as const satisfies Record<Transition['change'], { text: TextKey; look: string }>;

const OBSTACLES = {
  notEditable: 'gates.page.notEditable',
  teamManaged: 'gates.page.teamManaged',
  tooLong: 'gates.page.tooLong',
} as const satisfies Record<NonNullable<Workflow['obstacle']>, TextKey>;

const NEEDS = {
  fields: 'gates.page.need.fields',
  assignee: 'gates.page.need.assignee',
  diagnosis: 'gates.page.need.diagnosis',
  tasksClosed: 'gates.page.need.tasksClosed',
  resolution: 'gates.page.need.resolution',
  confirmation: 'gates.page.need.confirmation',
  reviewPlanned: 'gates.page.need.reviewPlanned',
} as const satisfies Record<Gate['need'], TextKey>;

/** "Closure code chosen: filled: Closure code". */
function gateWords({ name, need, fields }: Gate, { t, locale }: I18n): string {
  const names = fields.map((field) => OUR_FIELDS.find((one) => one.field === field)?.name ?? field);
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
  return t('gates.page.gate', { name, need: t(NEEDS[need], { fields: list }) });
}

/** One workflow: who uses it, and what is done about each of its transitions that has gates. */
export function WorkflowCard({ workflow }: { workflow: Workflow }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { id, name, projects, obstacle, transitions } = workflow;
  const heading = `workflow-${id}`;
  return (
    <section class="card stack-tight" aria-labelledby={heading}>
      <h2 id={heading}>{name}</h2>
      {projects.length > 0 && <p class="quiet">{t('gates.page.usedBy', { projects: projects.join(', ') })}</p>}
      {projects.length > 1 && <p class="quiet">{t('gates.page.shared')}</p>}
      {obstacle && (
        <Message look="info">
          <p>{t(OBSTACLES[obstacle])}</p>
        </Message>
      )}
      <Wide aria-label={t('gates.page.transitionsOf', { name })}>
        <thead>
          <tr>
            <th scope="col" class="nowrap">
              {t('gates.page.transition')}
            </th>
            <th scope="col">{t('gates.page.way')}</th>
            <th scope="col">{t('gates.page.gates')}</th>
            <th scope="col">{t('gates.page.change')}</th>
          </tr>
        </thead>
        <tbody>
          {transitions.map((one) => (
            <tr key={one.id}>
              <th scope="row" class="nowrap">
                {one.name}
              </th>
              <td>{t('gates.page.fromTo', { from: one.from.join(', ') || t('gates.page.any'), to: one.to })}</td>
              <td>
                {one.gates.length === 0 ? (
                  t('gates.page.noGate')
                ) : (
                  <ul class="plain">
                    {one.gates.map((gate) => (
                      <li key={gate.id}>{gateWords(gate, i18n)}</li>
                    ))}
                  </ul>
                )}
              </td>
              <td>{obstacle ? '–' : <span class={`lozenge ${CHANGES[one.change].look}`}>{t(CHANGES[one.change].text)}</span>}</td>
            </tr>
          ))}
        </tbody>
      </Wide>
    </section>
  );
}
