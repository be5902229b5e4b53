import { useI18n } from '../../../../shared/start';
import { DeleteAll } from './delete-all';
import { ExportAll } from './export-all';

/** Everything the app keeps: taken along, or deleted for good. */
export default function DataPage() {
  const { t } = useI18n();
  return (
    <>
      <p class="quiet">{t('page.data.lead')}</p>
      <ExportAll />
      <DeleteAll />
    </>
  );
}
