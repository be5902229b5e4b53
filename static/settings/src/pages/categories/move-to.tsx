import { useState } from 'preact/hooks';
import { NAME_MAX } from '../../../../../src/contract/limits';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { nameFault } from '../parts/names';
import { SelectField } from '../parts/select-field';
import type { Category } from './category-form';

interface MoveToProps {
  name: string;
  /** The other categories. */
  others: readonly Category[];
  /** Subcategories a category may have. */
  most: number;
  move(to: string): void;
}

/** Moves a subcategory to another category. By a button: in a list of choices the arrow keys would move it from one to the next. */
export function MoveTo({ name, others, most, move }: MoveToProps) {
  const { t } = useI18n();
  const [to, setTo] = useState('');
  if (others.length === 0) return null;
  const off = ({ subcategories }: Category): string | undefined => {
    const names = subcategories.map((one) => one.name);
    return subcategories.length >= most ? t('page.common.fault.full', { max: most }) : nameFault(t, name, names, NAME_MAX);
  };
  return (
    <div class="stack-tight">
      <SelectField
        label={t('page.categories.moveTo')}
        hint={t('page.categories.moveHint')}
        none={t('page.categories.moveNone')}
        value={to}
        choices={others.map((one) => ({ id: one.id, name: one.name, off: off(one) }))}
        change={setTo}
        readOnly={false}
      />
      <Button aria-disabled={to === ''} onClick={() => to !== '' && move(to)}>
        {t('page.categories.move')}
      </Button>
    </div>
  );
}
