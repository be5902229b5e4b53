import { view } from '@forge/bridge';
import { useEffect, useRef } from 'preact/hooks';
import type { RaisedIncident } from '../../../src/contract/types';
import { useSurroundings } from '../../shared/start';
import { Button } from '../../shared/ui/button';
import { IssueLink } from '../../shared/ui/issue-link';
import { Message } from '../../shared/ui/message';
import { SiteLink } from '../../shared/ui/site-link';
import { labelOf } from './labels';
import { useMaySee } from './use-may-see';

/** The incident is there: its key, and what did not go as asked. */
export function Done({ raised, another }: { raised: RaisedIncident; another: () => void }) {
  const { issue, i18n } = useSurroundings();
  const { t } = i18n;
  const place = useRef<HTMLDivElement>(null);
  // What had the focus is gone: it goes to the outcome.
  useEffect(() => place.current?.focus(), []);
  const { linkRefused, notSet = [], portalPath } = raised;
  const maySee = useMaySee(raised);
  return (
    <div class="stack" ref={place} tabIndex={-1}>
      <Message look="success">
        <p>
          {t('raise.createdBefore')} {maySee ? <IssueLink issueKey={raised.key} /> : <strong>{raised.key}</strong>}{' '}
          {t('raise.createdAfter')}
        </p>
        {issue && !linkRefused && <p>{t('raise.linked', { key: issue.key })}</p>}
        {portalPath && (
          <p>
            <SiteLink path={portalPath}>{t('raise.portal')}</SiteLink>
          </p>
        )}
      </Message>
      {issue && linkRefused && (
        <Message look="info">
          <p>{t('raise.notLinked', { key: issue.key })}</p>
          <ul>
            {linkRefused.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Message>
      )}
      {notSet.length > 0 && (
        <Message look="info">
          <p>{t('raise.notSet')}</p>
          <ul>
            {notSet.map(({ field, words }) => {
              const label = labelOf(field);
              return <li key={field}>{label && words ? t('raise.atField', { field: t(label), words }) : label ? t(label) : words}</li>;
            })}
          </ul>
        </Message>
      )}
      <div class="row row-end actions">
        <Button onClick={another}>{t('raise.another')}</Button>
        <Button look="primary" onClick={() => void view.close({ raised: raised.key })}>
          {t('common.close')}
        </Button>
      </div>
    </div>
  );
}
