import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { MatrixForm } from '../../../src/contract/types';
import { priorityOf } from '../../../src/domain/priority/matrix';
import { useI18n } from '../start';
import { type Cell, moved, shadeOf } from './matrix-moves';

/** Chosen levels, by their ids in the policy. */
export interface Levels {
  impact?: string | undefined;
  urgency?: string | undefined;
}

export interface MatrixProps {
  form: MatrixForm;
  value: Levels;
  onChoose(impactId: string, urgencyId: string): void;
  /** Id of the element that says what is chosen here. */
  labelledBy: string;
  /** For the side panel: smaller. */
  compact?: boolean;
  /** Id of an error's text; the choice is marked as wrong. */
  errorId?: string | undefined;
}

/**
 * Impact × urgency as a table whose cells say the priority that results and are chosen themselves.
 *
 * Native radio buttons in a table, not role="grid": one choice out of a set is what radios are, and browsers and screen readers know them
 * (state, position in the set, forced colours) without a line of ours. The table stays a table, so that somebody reading cell by cell hears
 * its headers. Three things native radios do not do for a table are added: one tab stop at the cell last visited, arrows in two directions,
 * and moving without choosing (Space or Enter chooses), since in the side panel a choice is an edit of the incident.
 *
 * Its style is matrix.css: a screen's main.tsx imports it, or the part of the screen that is loaded later has it in its style.
 */
export function Matrix({ form, value, onChoose, labelledBy, compact, errorId }: MatrixProps) {
  const { t } = useI18n();
  const base = useId();
  const grid = useRef<HTMLTableSectionElement>(null);
  const { impacts, urgencies } = form;
  const chosen: Cell = { row: indexOf(impacts, value.impact), column: indexOf(urgencies, value.urgency) };
  const [visited, setVisited] = useState<Cell>();
  const [focused, setFocused] = useState(false);
  const [hovered, setHovered] = useState<Partial<Cell>>();
  const stop = within(visited, impacts.length, urgencies.length) ?? { row: Math.max(0, chosen.row), column: Math.max(0, chosen.column) };
  const explained: Partial<Cell> = hovered ?? (focused ? stop : chosen);

  // A choice that was not taken must not stay in the radio button.
  useLayoutEffect(() => {
    for (const input of grid.current?.querySelectorAll('input') ?? []) input.checked = input.value === cellName(chosen);
  });

  const move = (event: KeyboardEvent, from: Cell): void => {
    if (event.key === 'Enter') {
      // Otherwise Enter would submit the form that the matrix stands in.
      event.preventDefault();
      choose(from);
      return;
    }
    const to = moved(from, event, impacts.length, urgencies.length);
    if (!to) return;
    event.preventDefault();
    setHovered(undefined);
    setVisited(to);
    grid.current?.querySelector<HTMLInputElement>(`input[value="${cellName(to)}"]`)?.focus();
  };
  const choose = ({ row, column }: Cell): void => {
    const [impact, urgency] = [impacts[row], urgencies[column]];
    setVisited({ row, column });
    if (impact && urgency) onChoose(impact.id, urgency.id);
  };

  return (
    <div class={compact ? 'matrix matrix-compact' : 'matrix'}>
      <div
        role="radiogroup"
        class="matrix-scroll"
        aria-labelledby={labelledBy}
        aria-required
        aria-invalid={errorId ? true : undefined}
        aria-describedby={errorId}
        onFocusIn={() => setFocused(true)}
        onFocusOut={() => setFocused(false)}
        onMouseLeave={() => setHovered(undefined)}
      >
        <table>
          <colgroup>
            <col class="matrix-impact" />
            <col class="matrix-urgency" span={urgencies.length} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col" rowSpan={2} class="matrix-fixed">
                {t('matrix.impact')}
              </th>
              <th scope="colgroup" colSpan={urgencies.length} class="matrix-middle">
                {t('matrix.urgency')}
              </th>
            </tr>
            <tr>
              {urgencies.map(({ id, name }, column) => (
                <th
                  key={id}
                  scope="col"
                  class={explained.column === column ? 'matrix-middle matrix-lit' : 'matrix-middle matrix-level'}
                  onMouseEnter={() => setHovered({ column })}
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={grid}>
            {impacts.map((impact, row) => (
              <tr key={impact.id}>
                <th
                  scope="row"
                  class={explained.row === row ? 'matrix-fixed matrix-lit' : 'matrix-fixed matrix-level'}
                  onMouseEnter={() => setHovered({ row })}
                >
                  {impact.name}
                </th>
                {urgencies.map((urgency, column) => {
                  const priority = priorityOf(form, impact.id, urgency.id);
                  const place = form.priorities.findIndex(({ id }) => id === priority?.id);
                  const at: Cell = { row, column };
                  return (
                    <td
                      key={urgency.id}
                      class={`matrix-shade-${shadeOf(place, form.priorities.length)}`}
                      onMouseEnter={() => setHovered(at)}
                    >
                      <label>
                        <input
                          type="radio"
                          name={base}
                          value={cellName(at)}
                          tabIndex={stop.row === row && stop.column === column ? 0 : -1}
                          aria-label={t('matrix.cell', { impact: impact.name, urgency: urgency.name, priority: priority?.name ?? '–' })}
                          aria-describedby={`${base}-i${row} ${base}-u${column}`}
                          onFocus={() => setVisited(at)}
                          onKeyDown={(event) => move(event, at)}
                          onChange={() => choose(at)}
                        />
                        <span>{priority?.name ?? '–'}</span>
                      </label>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="matrix-help small">
        <Helps id={`${base}-i`} levels={impacts} shown={explained.row} kind={t('matrix.impact')} />
        <Helps id={`${base}-u`} levels={urgencies} shown={explained.column} kind={t('matrix.urgency')} />
      </div>
    </div>
  );
}

interface HelpsProps {
  id: string;
  levels: MatrixForm['impacts'];
  shown: number | undefined;
  kind: string;
}

/** Help of each level in one place, one of them visible: the place is as high as the longest, so that nothing jumps about. */
function Helps({ id, levels, shown, kind }: HelpsProps) {
  const { t } = useI18n();
  const none = shown === undefined || levels[shown] === undefined;
  return (
    <div class="matrix-helps">
      <p class={none ? 'quiet' : 'matrix-hidden'}>{t('matrix.none', { kind })}</p>
      {levels.map((level, at) => (
        <p key={level.id} id={`${id}${at}`} class={at === shown ? '' : 'matrix-hidden'}>
          <strong>{t('matrix.level', { kind, name: level.name })}</strong> {level.help}
        </p>
      ))}
    </div>
  );
}

const indexOf = (levels: readonly { id: string }[], id: string | undefined): number => levels.findIndex((level) => level.id === id);
const cellName = ({ row, column }: Cell): string => `${row}.${column}`;
const within = (cell: Cell | undefined, rows: number, columns: number): Cell | undefined =>
  cell && cell.row < rows && cell.column < columns ? cell : undefined;
