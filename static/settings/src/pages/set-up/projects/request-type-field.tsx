import { useEffect, useRef, useState } from 'preact/hooks';
import type { ProjectChoice } from '../../../../../../src/contract/types';
import { useI18n } from '../../../../../shared/start';
import { Button } from '../../../../../shared/ui/button';
import { Field } from '../../../../../shared/ui/field';
import { type RequestType, readRequestTypes } from './read-request-types';

/** In a service project: the request type by which people raise incidents; only those that make issues of the incidents' type. */
export function RequestTypeField({
  choice,
  typeId,
  fresh,
  change,
}: {
  choice: ProjectChoice;
  /** The incidents' type in this project; undefined while it is not there. */
  typeId: string | undefined;
  /** Nobody has chosen yet: the first that fits is proposed. */
  fresh: boolean;
  change: (choice: ProjectChoice) => void;
}) {
  const { t } = useI18n();
  const [all, setAll] = useState<RequestType[] | 'unread'>();
  const [round, setRound] = useState(0);
  const proposed = useRef('');

  useEffect(() => {
    let over = false;
    setAll(undefined);
    void readRequestTypes(choice.projectId).then((answer) => {
      if (!over) setAll(answer.ok ? answer.value : 'unread');
    });
    return () => {
      over = true;
    };
  }, [choice.projectId, round]);

  const fitting = Array.isArray(all) && typeId !== undefined ? all.filter((type) => type.issueTypeId === typeId) : [];
  const first = fitting[0]?.id;
  useEffect(() => {
    if (!fresh || first === undefined || choice.requestTypeId !== undefined || proposed.current === typeId) return;
    proposed.current = typeId ?? '';
    change({ ...choice, requestTypeId: first });
  }, [fresh, first, typeId]);

  const id = `request-type-${choice.projectId}`;
  const gone = choice.requestTypeId !== undefined && Array.isArray(all) && !fitting.some((type) => type.id === choice.requestTypeId);
  const hint = (): string => {
    if (all === undefined) return t('page.setUp.requestTypeReading');
    if (all === 'unread') return t('page.setUp.requestTypeUnread');
    if (typeId === undefined) return t('page.setUp.requestTypeLater');
    if (fitting.length === 0) return t('page.setUp.requestTypeNoFit');
    return choice.requestTypeId === undefined ? t('page.setUp.requestTypeNone') : t('page.setUp.requestTypeHint');
  };
  return (
    <div class="stack-tight">
      <Field id={id} label={t('page.setUp.requestType')} hint={hint()} error={gone ? t('page.setUp.requestTypeGone') : undefined}>
        {(ids) => (
          <select
            {...ids}
            value={choice.requestTypeId ?? ''}
            onChange={(event) => {
              const { requestTypeId: _, ...rest } = choice;
              const chosen = event.currentTarget.value;
              change(chosen === '' ? rest : { ...rest, requestTypeId: chosen });
            }}
          >
            <option value="">{t('page.setUp.noRequestType')}</option>
            {(gone || !Array.isArray(all)) && choice.requestTypeId !== undefined && (
              <option value={choice.requestTypeId}>{gone ? t('page.setUp.requestTypeGoneName') : t('page.setUp.requestTypeChosen')}</option>
            )}
            {fitting.map((type) => (
              <option key={type.id} value={type.id}>
                {type.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {all === 'unread' && (
        <div>
          <Button look="link" onClick={() => setRound((count) => count + 1)}>
            {t('common.tryAgain')}
          </Button>
        </div>
      )}
    </div>
  );
}
