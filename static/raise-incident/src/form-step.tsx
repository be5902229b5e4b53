import { view } from '@forge/bridge';
import { useEffect, useState } from 'preact/hooks';
import type { RaiseForm } from '../../../src/contract/types';
import type { TextKey } from '../../shared/i18n';
import { useI18n } from '../../shared/start';
import { Button } from '../../shared/ui/button';
import { AffectedField } from './fields/affected-field';
import { CategoryFields } from './fields/category-fields';
import { ChannelField } from './fields/channel-field';
import { LevelsField } from './fields/levels-field';
import type { FieldsProps } from './fields/props';
import { ServicesField } from './fields/services-field';
import { TextFields } from './fields/text-fields';
import type { DraftView } from './use-draft';
import { type Faults, faultsOf, PLACES, type Place } from './validate';

interface FormStepProps {
  form: DraftView;
  target: RaiseForm | undefined;
  /** Nothing can be made before what is wrong with the target is mended. */
  blocked: boolean;
  /** What Jira refused, by place; gone once something is changed there. */
  refused: Partial<Record<Place, string>>;
  onReview(): void;
}

/** The first step: what somebody says of the incident. */
export function FormStep({ form, target, blocked, refused, onReview }: FormStepProps) {
  const { t } = useI18n();
  const { draft, edit } = form;
  const [tried, setTried] = useState(false);
  const faults = faultsOf(draft);
  useEffect(() => focusOn(firstOf(refused) ?? 'summary'), []);

  const submit = (event: Event): void => {
    event.preventDefault();
    if (!target || blocked) return;
    setTried(true);
    const first = firstOf(faults);
    if (first) focusOn(first);
    else onReview();
  };

  const wrong = { ...refused, ...(tried ? wordsOf(faults, t) : {}) };
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <TextFields draft={draft} edit={edit} wrong={wrong} />
      {target ? <Choices form={target.form} draft={draft} edit={edit} wrong={wrong} /> : !blocked && <Bones />}
      <div class="row row-end actions">
        {draft.touched && (
          <span class="row-first">
            <Button look="link" onClick={form.startOver}>
              {t('raise.startOver')}
            </Button>
          </span>
        )}
        <Button onClick={() => void view.close()}>{t('common.cancel')}</Button>
        <Button look="primary" type="submit" aria-disabled={!target || blocked}>
          {t('raise.review')}
        </Button>
      </div>
    </form>
  );
}

function Choices(props: FieldsProps) {
  return (
    <>
      <LevelsField {...props} />
      <CategoryFields {...props} />
      <ServicesField {...props} />
      <div class="pair">
        <AffectedField {...props} />
        <ChannelField {...props} />
      </div>
    </>
  );
}

/** Where the choices will stand, until it is known what there is to choose from. */
function Bones() {
  const { t } = useI18n();
  return (
    <div class="stack">
      <p class="quiet" role="status">
        {t('raise.readingForm')}
      </p>
      <div class="bone bone-high" />
      <div class="pair">
        <div class="bone" />
        <div class="bone" />
      </div>
    </div>
  );
}

const wordsOf = (faults: Faults, t: (key: TextKey, values: Record<string, number>) => string): FieldsProps['wrong'] =>
  Object.fromEntries(Object.entries(faults).map(([place, [key, values]]) => [place, t(key, values)]));

const firstOf = (wrong: Partial<Record<Place, unknown>>): Place | undefined => PLACES.find((place) => wrong[place] !== undefined);

/** To the control itself, or to the first one in the group that can be come to by Tab. */
function focusOn(place: Place): void {
  const found = document.getElementById(place);
  const inner = found?.querySelector<HTMLElement>('input:not([tabindex="-1"]):not(:disabled)');
  (inner ?? found)?.focus();
}
