import { useState } from 'preact/hooks';
import type { AppError } from '../../../../../src/contract/errors';
import { call } from '../../../../shared/call';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { ErrorMessage, Message } from '../../../../shared/ui/message';
import { download, today } from '../../shell/download';

/** Everything in the app's storage as one file, gathered page by page. */
export function ExportAll() {
  const { t } = useI18n();
  const [count, setCount] = useState<number>();
  const [done, setDone] = useState<number>();
  const [error, setError] = useState<AppError>();
  const run = async (): Promise<void> => {
    if (count !== undefined) return;
    setDone(undefined);
    setError(undefined);
    setCount(0);
    const lines: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const answer: Awaited<ReturnType<typeof call<'exportAll'>>> = await call('exportAll', cursor === undefined ? {} : { cursor });
      if (!answer.ok) {
        setCount(undefined);
        return setError(answer.error);
      }
      lines.push(...answer.value.entries.map((entry) => JSON.stringify(entry)));
      setCount(lines.length);
      cursor = answer.value.next;
    }
    download(`firebreak-data-${today()}.json`, 'application/json', [`[\n${lines.join(',\n')}\n]\n`]);
    setCount(undefined);
    setDone(lines.length);
  };
  return (
    <section class="card stack-tight" aria-labelledby="export-all">
      <h2 id="export-all">{t('page.data.export')}</h2>
      <p>{t('page.data.exportHint')}</p>
      <div class="row">
        <Button aria-disabled={count !== undefined} onClick={() => void run()}>
          {t('page.data.exportButton')}
        </Button>
        <span class="quiet" role="status">
          {count === undefined ? '' : t('page.data.exporting', { count })}
        </span>
      </div>
      {error && <ErrorMessage error={error} retry={() => void run()} />}
      {done !== undefined && (
        <Message look="success">
          <p>{t('page.data.exported', { count: done })}</p>
        </Message>
      )}
    </section>
  );
}
