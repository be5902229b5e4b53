import { useId, useMemo } from 'preact/hooks';
import { useI18n } from '../../../../shared/start';
import { Matrix } from '../../../../shared/ui/matrix';
import { shadeOf } from '../../../../shared/ui/matrix-moves';
import { useShell } from '../../shell/desk-context';
import type { PageProps } from '../page-props';
import { presetCell, useExample } from '../parts/example';
import { SectionHead } from '../parts/section-head';
import { useSaid } from '../parts/use-said';
import { CellOutcome } from './outcome';

/**
 * The grid, and below it the cell one is at: an example incident with that impact and urgency, the priority it is given, and what follows.
 * In the grid a digit gives a cell the priority of that place without leaving it.
 */
export function MatrixEditor({ policy, change, readOnly }: PageProps) {
  const { t } = useI18n();
  const id = useId();
  const { say, said } = useSaid();
  const { path } = useShell();
  // Whoever comes for a cell finds it chosen.
  useMemo(() => presetCell(path), [path]);
  const example = useExample(policy);
  const { impacts, urgencies, priorities, matrix } = policy;
  const { impact, urgency } = example.incident;
  const nameOf = (all: readonly { id: string; name: string }[], one: string): string => all.find((it) => it.id === one)?.name ?? '';

  const give = (impactId: string, urgencyId: string, priorityId: string): void => {
    change('matrix', { ...matrix, [impactId]: { ...matrix[impactId], [urgencyId]: priorityId } });
    say(
      t('page.matrix.given', {
        impact: nameOf(impacts, impactId),
        urgency: nameOf(urgencies, urgencyId),
        priority: nameOf(priorities, priorityId),
      }),
    );
  };
  const digit = (event: KeyboardEvent): void => {
    const priority = /^[0-9]$/.test(event.key) ? priorities[event.key === '0' ? 9 : Number(event.key) - 1] : undefined;
    if (readOnly || !priority || event.ctrlKey || event.altKey || event.metaKey) return;
    const cell = event.target instanceof HTMLInputElement ? /^(\d+)\.(\d+)$/.exec(event.target.value) : null;
    const [row, column] = [impacts[Number(cell?.[1])], urgencies[Number(cell?.[2])]];
    if (!row || !column) return;
    event.preventDefault();
    example.set({ impact: row.id, urgency: column.id });
    give(row.id, column.id, priority.id);
  };
  const holes = impacts.flatMap((row) =>
    urgencies.filter((column) => !priorities.some((one) => one.id === matrix[row.id]?.[column.id])).map((column) => ({ row, column })),
  );

  return (
    <section aria-labelledby={id}>
      <SectionHead id={id} title={t('page.matrix.grid')}>
        {t('page.matrix.gridHint', { last: Math.min(priorities.length, 9) })}
      </SectionHead>
      {said}
      <fieldset aria-labelledby={id} onKeyDown={digit}>
        <Matrix
          form={{ version: 0, impacts, urgencies, priorities, matrix }}
          value={{ impact, urgency }}
          onChoose={(impactId, urgencyId) => example.set({ impact: impactId, urgency: urgencyId })}
          labelledBy={id}
        />
      </fieldset>
      {holes.length > 0 && (
        <div class="field-error" role="alert">
          {holes.map(({ row, column }) => (
            <p key={`${row.id}/${column.id}`}>{t('page.matrix.hole', { impact: row.name, urgency: column.name })}</p>
          ))}
        </div>
      )}
      <div class="cell-editor" data-path={`matrix/${impact}/${urgency}`}>
        <fieldset disabled={readOnly}>
          <legend>{t('page.matrix.cellOf', { impact: nameOf(impacts, impact), urgency: nameOf(urgencies, urgency) })}</legend>
          <div class="cell-choices">
            {priorities.map((priority, place) => (
              <label key={priority.id} class={`matrix-shade-${shadeOf(place, priorities.length)}`}>
                <input
                  type="radio"
                  name={`${id}-priority`}
                  value={priority.id}
                  checked={matrix[impact]?.[urgency] === priority.id}
                  onChange={() => give(impact, urgency, priority.id)}
                />
                {priority.name}
                <small aria-hidden="true">{place < 10 ? (place + 1) % 10 : ''}</small>
              </label>
            ))}
          </div>
        </fieldset>
        <CellOutcome policy={policy} incident={example.incident} />
      </div>
    </section>
  );
}
