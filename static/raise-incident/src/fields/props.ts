import type { RaiseForm } from '../../../../src/contract/types';
import type { RaiseDraft } from '../draft';
import type { Place } from '../validate';

/** What every group of fields gets. */
export interface FieldsProps {
  draft: RaiseDraft;
  form: RaiseForm['form'];
  edit(change: Partial<RaiseDraft>): void;
  /** What is wrong, in words, by place. */
  wrong: Partial<Record<Place, string | undefined>>;
}
