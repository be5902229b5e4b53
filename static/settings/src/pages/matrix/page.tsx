import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { PageBody } from '../parts/page-body';
import { MatrixEditor } from './matrix-editor';
import { PriorityList } from './priority-list';

/** The matrix of impact and urgency, and the priorities it gives. */
export default function MatrixPage(props: PageProps) {
  const { t } = useI18n();
  return (
    <PageBody policy={props.policy} faults={props.faults} lead={t('page.matrix.lead')}>
      <MatrixEditor {...props} />
      <PriorityList {...props} />
    </PageBody>
  );
}
