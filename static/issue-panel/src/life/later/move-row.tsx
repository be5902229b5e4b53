import { useId, useState } from 'preact/hooks';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { Field } from '../../../../shared/ui/field';
import { Message } from '../../../../shared/ui/message';
import { doMove, gatesBefore, type Move } from './edits';
import { GateList } from './gates';
import { LifeError } from './life-error';
import type { SectionProps } from './section';

/** One transition: done at once, with what its screen demands chosen here, after an override, or, where neither is possible, why not. */
export function MoveRow({ move, ...props }: SectionProps & { move: Move; onClose(): void }) {
  const { issueId, life, state, form, acts, onClose } = props;
  const { t, locale } = useI18n();
  const id = useId();
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [told, setTold] = useState(false);
  const [overriding, setOverriding] = useState(false);
  const { unmet, blocks, foreseen } = gatesBefore(life, move);
  const elsewhere = move.demanded.filter(({ choices }) => choices.length === 0);
  const here = move.demanded.filter(({ choices }) => choices.length > 0);
  const name = t('life.moves.to', { name: move.name, status: move.to.name });
  const lists = new Intl.ListFormat(locale);

  const go = (): void => {
    setTold(true);
    if (here.some(({ id: field }) => (chosen[field] ?? '') === '')) return;
    onClose();
    acts.run({
      doing: t('life.did.move', { phase: move.to.name }),
      ask: () => doMove(issueId, move.id, chosen),
      expected: { kind: 'edit', after: state.basis.updated },
    });
  };
  return (
    <li class="stack-tight">
      <p>
        <strong>{name}</strong>
      </p>
      {unmet.length > 0 && <GateList gates={unmet} />}
      {elsewhere.length > 0 ? (
        <p class="hint">{t('life.moves.elsewhere', { fields: lists.format(elsewhere.map((field) => field.name)) })}</p>
      ) : (
        here.map((field) => (
          <Field
            key={field.id}
            id={`${id}-${field.id}`}
            label={field.name}
            required
            error={told && (chosen[field.id] ?? '') === '' ? t('life.missing', { what: field.name }) : undefined}
          >
            {(ids) => (
              <select
                {...ids}
                required
                value={chosen[field.id] ?? ''}
                onChange={(event) => setChosen({ ...chosen, [field.id]: event.currentTarget.value })}
              >
                <option value="">{t('life.choose')}</option>
                {field.choices.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ))
      )}
      {blocks.length === 0 && elsewhere.length === 0 && (
        <div>
          <Button aria-label={t('life.moves.goTo', { name })} onClick={go}>
            {t('life.moves.go')}
          </Button>
        </div>
      )}
      {(blocks.length > 0 || !foreseen) && !overriding && (
        <div>
          <Button
            aria-label={t('life.moves.overrideTo', { name })}
            aria-disabled={form.opening}
            onClick={() => {
              setOverriding(true);
              void form.open();
            }}
          >
            {t('life.moves.override')}
          </Button>
        </div>
      )}
      {overriding && form.error && <LifeError error={form.error} retry={() => void form.open()} />}
      {overriding &&
        form.opened &&
        (form.opened.form.may.overrideGate ? (
          <form.opened.forms.OverrideForm
            move={move}
            canMove={move.demanded.length === 0}
            onDone={(until) => {
              setOverriding(false);
              if (move.demanded.length === 0) go();
              else acts.taken(t('life.did.override', { name, until }), { kind: 'acts', above: state.basis.acts });
            }}
            onCancel={() => setOverriding(false)}
          />
        ) : (
          <Message look="info">
            <p>{t('life.refused.noRight')}</p>
          </Message>
        ))}
    </li>
  );
}
